import { nullTranslator } from '@jupyterlab/translation';

import { chooseKernel } from '../../model/kernels';
import { kernelHint, kernelText } from '../../text/kernelText';

const trans = nullTranslator.load('');
const specs = {
  default: 'python3',
  kernelspecs: {
    python3: {
      name: 'python3',
      display_name: 'Python 3 (ipykernel)',
      language: 'python',
      argv: [],
      resources: {}
    }
  }
};

function textsOf(
  name: string | null,
  language: string | null,
  installed: typeof specs | null = specs
): (string | null)[] {
  const wanted = { name, displayName: name, language };
  const kernel = chooseKernel(wanted, installed);
  const facts = { wanted, kernel, specs: installed, codeCells: 1 };
  return [kernelText(facts, trans), kernelHint(facts, trans)];
}

describe('kernelText', () => {
  it('names the kernel that would run, and says where there will be a question', () => {
    expect(textsOf('python3', 'python')).toEqual([
      'Python 3 (ipykernel)',
      'The notebook names it.'
    ]);
    expect(textsOf(null, null)).toEqual([
      'Python 3 (ipykernel)',
      'The notebook names none.'
    ]);
    expect(textsOf('py\u202e37', 'python')).toEqual([
      'py\\u202e37, which is not installed',
      'You choose another one before it runs.'
    ]);
    expect(textsOf('ir', 'R')[0]).toBe('ir, which is not installed');
    expect(textsOf('ir', 'R', null)).toEqual(['No kernel is installed', null]);
  });

  it('promises no more than is known of what is not here', () => {
    expect(kernelText(null, trans)).toBe('Its own kernel');
    expect(kernelHint(null, trans)).toContain('once it is here');
  });
});
