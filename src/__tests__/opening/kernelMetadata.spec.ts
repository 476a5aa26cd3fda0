import { NotebookModel } from '@jupyterlab/notebook';
import type { PartialJSONObject } from '@lumino/coreutils';

import { KernelMetadata } from '../../opening/kernelMetadata';
import { settled } from '../support';

const PYTHON = {
  display_name: 'Python 3',
  language: 'python',
  name: 'python3'
};
const OLD_PYTHON = { name: 'python', version: '3.9.1' };

/** What the kernels of this server say of themselves. */
const KERNELS: Record<string, PartialJSONObject> = {
  python3: { name: 'python', version: '3.13.0' },
  other: { name: 'python', version: '3.12.0' }
};

function content(source: string, metadata: PartialJSONObject) {
  const cell = { cell_type: 'code', execution_count: null, source };
  return {
    cells: [{ ...cell, id: 'a', metadata: {}, outputs: [] }],
    metadata,
    nbformat: 4,
    nbformat_minor: 5
  };
}

/** The metadata without the empty names that JupyterLab fills in where they are missing. */
function named({ metadata }: NotebookModel) {
  const entries = Object.entries(metadata);
  return Object.fromEntries(
    entries.filter(([, value]) => (value as { name?: string }).name)
  );
}

/** A notebook as JupyterLab has it once it has read its file. */
function open(
  metadata: PartialJSONObject = {
    kernelspec: PYTHON,
    language_info: OLD_PYTHON
  }
) {
  const model = new NotebookModel();
  model.fromJSON(content('a = 1', metadata));
  let kernel: string | null = null;
  const kept = new KernelMetadata(model, () => kernel);
  return {
    kept,
    model,
    /** What the panel of a notebook does when its kernel has answered. */
    answer: async (name: string) => {
      kernel = name;
      model.setMetadata('language_info', KERNELS[name]);
      model.setMetadata('kernelspec', {
        ...PYTHON,
        name,
        display_name: `${name} here`
      });
      await settled();
    },
    /** What its context does when it reads the file again. */
    revert: async (source: string, other = metadata) => {
      model.fromJSON(content(source, other));
      await settled();
    },
    /** What its context does when it has written the file. */
    save: async () => {
      const saved = model.toJSON() as { metadata: PartialJSONObject };
      await settled();
      model.dirty = false;
      await settled();
      return saved.metadata;
    },
    type: async (source: string) => {
      model.cells.get(0).sharedModel.setSource(source);
      model.sharedModel.dirty = true;
      await settled();
    }
  };
}

describe('KernelMetadata', () => {
  beforeEach(() => {
    // Yjs complains of how JupyterLab makes cells.
    jest.spyOn(console, 'warn').mockImplementation();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('takes back what a kernel writes, and there is nothing to save', async () => {
    const { answer, kept, model } = open();
    kept.keep();
    await answer('python3');
    kept.settle();
    expect(model.getMetadata('language_info')).toEqual(OLD_PYTHON);
    expect(model.getMetadata('kernelspec')).toEqual(PYTHON);
    expect(model.dirty).toBe(false);
  });

  it('takes it back also where the notebook turns out to be imported only later', async () => {
    const { answer, kept, model } = open();
    await answer('python3');
    expect(model.dirty).toBe(true);
    kept.keep();
    expect(model.getMetadata('language_info')).toEqual(OLD_PYTHON);
    expect(model.dirty).toBe(false);
  });

  it('is not misled by a file that is read again before the kernel answers', async () => {
    const { answer, kept, model, revert } = open();
    kept.keep();
    await revert('a = 2');
    expect(model.dirty).toBe(false);
    await answer('python3');
    expect(model.getMetadata('language_info')).toEqual(OLD_PYTHON);
    expect(model.dirty).toBe(false);
  });

  it('keeps what the file says when it is read again', async () => {
    const { answer, kept, model, revert } = open();
    const theirs = {
      kernelspec: { ...PYTHON, display_name: 'Theirs' },
      language_info: { name: 'python', version: '3.11.0' }
    };
    kept.keep();
    await revert('a = 2', theirs);
    await answer('python3');
    kept.settle();
    expect(model.metadata).toEqual(theirs);
    expect(model.dirty).toBe(false);
  });

  it('is clean again after a save though the kernel answers after it', async () => {
    const { answer, kept, model, save, type } = open();
    kept.keep();
    await type('a = 2');
    expect(model.dirty).toBe(true);
    await save();
    await answer('python3');
    kept.settle();
    expect(model.dirty).toBe(false);
    expect(model.getMetadata('language_info')).toEqual(OLD_PYTHON);
  });

  it('leaves unsaved what a person typed while the kernel started', async () => {
    const { answer, kept, model, save, type } = open();
    kept.keep();
    await type('a = 2');
    await answer('python3');
    kept.settle();
    expect(model.dirty).toBe(true);
    expect((await save()).language_info).toEqual(OLD_PYTHON);
  });

  it('writes another kernel with the first change', async () => {
    const { answer, kept, model, save, type } = open();
    kept.keep();
    await answer('other');
    kept.settle();
    expect(model.getMetadata('kernelspec')).toEqual(PYTHON);
    expect(model.dirty).toBe(false);
    await type('a = 2');
    const { kernelspec, language_info } = await save();
    expect(kernelspec).toMatchObject({ name: 'other' });
    expect(language_info).toEqual(KERNELS.other);
  });

  it('does not take a file that is read again for the first change', async () => {
    const { answer, kept, model, revert } = open();
    kept.keep();
    await answer('other');
    kept.settle();
    await revert('a = 2');
    expect(model.getMetadata('kernelspec')).toEqual(PYTHON);
    expect(model.dirty).toBe(false);
  });

  it('lets a kernel be saved that the person chooses later', async () => {
    const { answer, kept, model, save } = open();
    kept.keep();
    await answer('python3');
    kept.settle();
    await answer('other');
    expect(model.dirty).toBe(true);
    expect((await save()).kernelspec).toMatchObject({ name: 'other' });
  });

  it('takes back what the same kernel writes when it is started anew', async () => {
    const { answer, kept, model } = open();
    kept.keep();
    await answer('python3');
    kept.settle();
    await answer('python3');
    expect(model.getMetadata('kernelspec')).toEqual(PYTHON);
    expect(model.dirty).toBe(false);
  });

  it('adds nothing to a notebook that names no kernel until it is changed', async () => {
    const { answer, kept, model, revert, save, type } = open({});
    kept.keep();
    expect(model.dirty).toBe(false);
    await answer('python3');
    kept.settle();
    expect(named(model)).toEqual({});
    await revert('a = 2');
    expect(named(model)).toEqual({});
    expect(model.dirty).toBe(false);
    await type('a = 3');
    expect(await save()).toMatchObject({
      kernelspec: { name: 'python3' },
      language_info: KERNELS.python3
    });
  });

  it.each([{ kernelspec: PYTHON }, { language_info: OLD_PYTHON }, {}])(
    'adds nothing to %j, also where others ask for the whole notebook meanwhile',
    async metadata => {
      const { answer, kept, model } = open(metadata);
      // JupyterLab fills in what is missing whenever a notebook is turned into JSON.
      model.metadataChanged.connect(() => model.toJSON());
      kept.keep();
      await settled();
      await answer('python3');
      kept.settle();
      expect(model.dirty).toBe(false);
      expect(named(model)).toEqual(metadata);
    }
  );

  it('leaves a notebook alone that is not to be kept', async () => {
    const { answer, kept, model } = open();
    kept.dispose();
    await answer('python3');
    kept.settle();
    expect(model.getMetadata('language_info')).toEqual(KERNELS.python3);
    expect(model.dirty).toBe(true);
  });
});
