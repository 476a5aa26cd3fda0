import type { IChangedArgs } from '@jupyterlab/coreutils';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';

/** The metadata that JupyterLab writes as soon as a kernel has answered. */
const KEYS: readonly string[] = ['kernelspec', 'language_info'];

/**
 * Wait until the kernel of a notebook that was just opened is ready, and leave the
 * notebook as it is on the disk.
 *
 * JupyterLab replaces the two keys by what the kernel says, which makes the notebook dirty,
 * and autosave then writes it: a repository would show a change that nobody made. The keys
 * are put back in the same moment; whatever the person does is saved as ever.
 */
export async function keepClean(panel: NotebookPanel): Promise<void> {
  const { context, sessionContext } = panel;
  await context.ready;
  const stop = keepMetadata(context.model);
  try {
    await sessionContext.ready;
    const kernel = sessionContext.session?.kernel;
    if (kernel) {
      await Promise.all([kernel.info, kernel.spec]);
    }
    // The panel writes the keys in continuations of the same promises.
    await new Promise(resolve => setTimeout(resolve));
  } finally {
    stop();
  }
}

/** Undo every change of the keys, and only those, until the returned function is called. */
function keepMetadata(model: INotebookModel): () => void {
  const original = new Map(KEYS.map(key => [key, model.getMetadata(key)]));
  let isTouched = model.dirty;
  let isOurs = false;

  const putBack = () => {
    const wasTouched = isTouched;
    for (const [key, value] of original) {
      if (isNamed(value)) {
        model.setMetadata(key, value);
      } else {
        model.deleteMetadata(key);
      }
    }
    isTouched = wasTouched;
    if (!isTouched) {
      model.dirty = false;
    }
  };
  // A change of metadata is told twice, and then the notebook becomes dirty.
  const onMetadata = (_: INotebookModel, { key }: { key: string }) => {
    isOurs = KEYS.includes(key);
  };
  const onContent = () => {
    isTouched ||= !isOurs;
    isOurs = false;
  };
  const onState = (_: unknown, { name }: IChangedArgs<unknown>) => {
    if (name === 'dirty' && model.dirty && !isTouched) {
      putBack();
    }
  };

  model.metadataChanged.connect(onMetadata);
  model.contentChanged.connect(onContent);
  model.stateChanged.connect(onState);
  return () => {
    model.metadataChanged.disconnect(onMetadata);
    model.contentChanged.disconnect(onContent);
    model.stateChanged.disconnect(onState);
    if (!model.isDisposed) {
      putBack();
    }
  };
}

/** JupyterLab fills a missing key with an empty name; it is missing on the disk. */
function isNamed(value: unknown): boolean {
  return Boolean((value as { name?: unknown } | undefined)?.name);
}
