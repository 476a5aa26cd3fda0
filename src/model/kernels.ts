import type { KernelSpec } from '@jupyterlab/services';

/** What a notebook says about the kernel it wants. */
export interface IWantedKernel {
  /** Name of the kernel specification, or null. */
  name: string | null;
  /** Its name for people. */
  displayName: string | null;
  /** The programming language, or null where the notebook does not say. */
  language: string | null;
}

/**
 * How well a kernel fits: the notebook's own; the nearest of the same language; the
 * default one because the notebook asks for none; or none that speaks the language.
 */
export type KernelFit = 'nearest' | 'no_language' | 'own' | 'unnamed';

export interface IKernelChoice {
  /** Null where no kernel is installed at all. */
  name: string | null;
  fit: KernelFit;
}

/**
 * The kernel to offer for a notebook.
 *
 * Kernel names differ from machine to machine (`python3`, `conda-env-…`), so a missing one
 * is replaced by one of the same language, the server's default before others.
 */
export function chooseKernel(
  wanted: IWantedKernel,
  specs: KernelSpec.ISpecModels | null
): IKernelChoice {
  const installed = Object.values(specs?.kernelspecs ?? {}).filter(
    spec => spec !== undefined
  );
  const fallback =
    installed.find(spec => spec.name === specs?.default) ?? installed[0];
  if (fallback === undefined) {
    return { name: null, fit: 'no_language' };
  }
  if (installed.some(spec => spec.name === wanted.name)) {
    return { name: wanted.name, fit: 'own' };
  }
  const language = wanted.language?.toLowerCase() ?? null;
  const isSame = (spec: KernelSpec.ISpecModel) =>
    spec.language.toLowerCase() === language;
  if (language !== null) {
    const nearest = isSame(fallback) ? fallback : installed.find(isSame);
    return nearest !== undefined
      ? {
          name: nearest.name,
          fit: wanted.name === null ? 'unnamed' : 'nearest'
        }
      : { name: fallback.name, fit: 'no_language' };
  }
  return {
    name: fallback.name,
    fit: wanted.name === null ? 'unnamed' : 'no_language'
  };
}

/** What the metadata of a notebook say about its kernel. */
export function wantedKernel(metadata: unknown): IWantedKernel {
  const { kernelspec, language_info } = asRecord(metadata);
  const spec = asRecord(kernelspec);
  return {
    name: text(spec.name),
    displayName: text(spec.display_name),
    language: text(spec.language) ?? text(asRecord(language_info).name)
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
