/** How many frames a card may take to be drawn. */
const MOST_FRAMES = 60;

/** The row of a repository in the list, with its card in it where that is open. */
export function rowOf(path: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    `.jp-ImportRun-repo[data-path="${CSS.escape(path)}"]`
  );
}

/** The button with the branch in the card of a repository, else its row. */
export function branchButtonOf(path: string): HTMLElement {
  const row = rowOf(path);
  return (
    row?.querySelector<HTMLElement>('.jp-ImportRun-branch') ??
    row ??
    document.body
  );
}

/** The row once the card in it is drawn; null where it does not come. */
export async function drawnCard(path: string): Promise<HTMLElement | null> {
  for (let frame = 0; frame < MOST_FRAMES; frame++) {
    const row = rowOf(path);
    if (row?.querySelector('.jp-ImportRun-branch')) {
      return row;
    }
    await new Promise(requestAnimationFrame);
  }
  return rowOf(path);
}
