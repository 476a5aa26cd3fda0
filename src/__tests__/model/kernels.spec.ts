import type { KernelSpec } from '@jupyterlab/services';

import { chooseKernel, wantedKernel } from '../../model/kernels';

function specs(
  fallback: string,
  languages: Record<string, string>
): KernelSpec.ISpecModels {
  return {
    default: fallback,
    kernelspecs: Object.fromEntries(
      Object.entries(languages).map(([name, language]) => [
        name,
        { name, language, display_name: name } as KernelSpec.ISpecModel
      ])
    )
  };
}

const none = { name: null, displayName: null, language: null };

describe('chooseKernel', () => {
  const installed = specs('python3', {
    ir: 'R',
    python3: 'python',
    other: 'python'
  });

  it('takes the one that the notebook names', () => {
    expect(
      chooseKernel({ ...none, name: 'other', language: 'python' }, installed)
    ).toEqual({ name: 'other', fit: 'own' });
  });

  it('replaces a missing one by the default of the same language', () => {
    expect(
      chooseKernel({ ...none, name: 'conda-x', language: 'Python' }, installed)
    ).toEqual({ name: 'python3', fit: 'nearest' });
    expect(
      chooseKernel({ ...none, name: 'ir4', language: 'R' }, installed)
    ).toEqual({ name: 'ir', fit: 'nearest' });
  });

  it('says where nothing here speaks the language', () => {
    expect(
      chooseKernel({ ...none, name: 'julia', language: 'julia' }, installed)
    ).toEqual({ name: 'python3', fit: 'no_language' });
  });

  it('offers the default one to a notebook that names none', () => {
    expect(chooseKernel(none, installed)).toEqual({
      name: 'python3',
      fit: 'unnamed'
    });
  });

  it('has none to offer where none is installed', () => {
    expect(chooseKernel(none, null).name).toBeNull();
    expect(chooseKernel(none, specs('python3', {})).name).toBeNull();
  });

  it('bears a default that is not installed', () => {
    expect(chooseKernel(none, specs('gone', { ir: 'R' })).name).toBe('ir');
  });
});

describe('wantedKernel', () => {
  it('reads both places of the language', () => {
    expect(
      wantedKernel({
        kernelspec: { name: 'x', display_name: 'X' },
        language_info: { name: 'python' }
      })
    ).toEqual({ name: 'x', displayName: 'X', language: 'python' });
  });

  it.each([undefined, null, 'text', { kernelspec: 3 }, { kernelspec: null }])(
    'wants nothing where the metadata are %p',
    metadata => {
      expect(wantedKernel(metadata)).toEqual(none);
    }
  );
});
