import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';

import { KernelMetadata } from './kernelMetadata';

/**
 * Wait until the kernel of a notebook that was just opened is ready, and leave the
 * notebook as it is on the disk.
 *
 * JupyterLab replaces the metadata of the kernel by what the kernel says, which makes the
 * notebook dirty, and autosave then writes it: a repository would show a change that nobody
 * made. What was there is put back; whatever the person does is saved as ever.
 *
 * Call it as soon as there is a panel: the kernel may be fast. A second call for a panel
 * waits for the first one.
 *
 * @param isMeant - Whether this is a notebook to be kept clean; asked at once, and others
 *   stay as JupyterLab has them.
 */
export function keepClean(
  panel: NotebookPanel,
  isMeant: () => boolean | Promise<boolean>
): Promise<void> {
  let keeping = KEPT.get(panel);
  if (keeping === undefined) {
    keeping = keep(panel, isMeant);
    KEPT.set(panel, keeping);
  }
  return keeping;
}

const KEPT = new WeakMap<NotebookPanel, Promise<void>>();

async function keep(
  { context, sessionContext }: NotebookPanel,
  isMeant: () => boolean | Promise<boolean>
): Promise<void> {
  const meant = Promise.resolve(isMeant());
  await context.ready;
  // A notebook without any text was made just now; its kernel has to be written down.
  if (isBlank(context.model)) {
    return;
  }
  const metadata = new KernelMetadata(
    context.model,
    () => sessionContext.session?.kernel?.name ?? null
  );
  void meant.then(isKept => {
    if (isKept) {
      metadata.keep();
    } else {
      metadata.dispose();
    }
  });
  try {
    await sessionContext.ready;
    const kernel = sessionContext.session?.kernel;
    if (kernel) {
      await Promise.all([kernel.info, kernel.spec]);
    }
    // The panel writes the metadata in continuations of the same promises.
    await new Promise(resolve => setTimeout(resolve));
    await meant;
  } finally {
    metadata.settle();
  }
}

function isBlank({ cells }: INotebookModel): boolean {
  return (
    cells.length === 0 ||
    (cells.length === 1 && cells.get(0).sharedModel.getSource() === '')
  );
}
