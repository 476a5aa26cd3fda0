import type { KernelSpec, ServiceManager } from '@jupyterlab/services';

import {
  chooseKernel,
  type IKernelChoice,
  type IWantedKernel,
  wantedKernel
} from '../model/kernels';

/** What is to be known of a notebook before it runs. */
export interface INotebookFacts {
  wanted: IWantedKernel;
  kernel: IKernelChoice;
  specs: KernelSpec.ISpecModels | null;
  /** How many cells hold code. */
  codeCells: number;
}

/** Read a notebook that is here, and choose a kernel for it. */
export async function readNotebook(
  services: ServiceManager.IManager,
  path: string
): Promise<INotebookFacts> {
  const { contents, kernelspecs } = services;
  const [model] = await Promise.all([
    contents.get(path, { type: 'notebook', content: true }),
    kernelspecs.ready
  ]);
  const { cells, metadata } = (model.content ?? {}) as {
    cells?: { cell_type?: string }[];
    metadata?: unknown;
  };
  const wanted = wantedKernel(metadata);
  return {
    wanted,
    kernel: chooseKernel(wanted, kernelspecs.specs),
    specs: kernelspecs.specs,
    codeCells: (cells ?? []).filter(cell => cell.cell_type === 'code').length
  };
}
