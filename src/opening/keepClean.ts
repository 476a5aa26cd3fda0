import type { NotebookPanel } from '@jupyterlab/notebook';

/** The metadata that JupyterLab writes as soon as a kernel has answered. */
const KEYS = ['kernelspec', 'language_info'] as const;

/**
 * Wait until the kernel of a notebook that was just opened is ready, and leave the
 * notebook as it is on the disk.
 *
 * JupyterLab replaces the two keys by what the kernel says, which makes the notebook dirty,
 * and autosave then writes it: a repository would show a change that nobody made. The keys
 * are put back before the first cell runs; whatever the person does later is saved as ever.
 */
export async function keepClean(panel: NotebookPanel): Promise<void> {
  const { context, sessionContext } = panel;
  await context.ready;
  const { model } = context;
  const wasClean = !model.dirty;
  const original = new Map(KEYS.map(key => [key, model.getMetadata(key)]));
  await sessionContext.ready;
  const kernel = sessionContext.session?.kernel;
  if (kernel) {
    await Promise.all([kernel.info, kernel.spec]);
  }
  // The panel writes the keys in continuations of the same promises.
  await new Promise(resolve => setTimeout(resolve));
  if (!wasClean || panel.isDisposed) {
    return;
  }
  for (const key of KEYS) {
    const value: unknown = original.get(key);
    if (isNamed(value)) {
      model.setMetadata(key, value);
    } else {
      model.deleteMetadata(key);
    }
  }
  model.dirty = false;
}

/** JupyterLab fills a missing key with an empty name; it is missing on the disk. */
function isNamed(value: unknown): boolean {
  return Boolean((value as { name?: unknown } | undefined)?.name);
}
