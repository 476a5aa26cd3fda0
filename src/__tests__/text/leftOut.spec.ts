import { nullTranslator } from '@jupyterlab/translation';

import { errorText } from '../../text/errorText';
import { errorInfo } from '../support';

const trans = nullTranslator.load('test');

function sentence(repositories: object[], count = repositories.length): string {
  const data = { reason: 'left_out', path: '/p.json', repositories, count };
  return errorText(errorInfo('invalid_request', data as never), trans).sentence;
}

describe('saved repositories that are left out', () => {
  it('are told with the rule that each of them breaks', () => {
    const text = sentence([
      { name: 'docs', rule: 'bad_folder', field: 'folder', message: 'F.' },
      { name: 'script', rule: 'scheme', field: 'url', message: 'S.' },
      { name: 'odd', rule: null, field: 'url', message: 'O.' }
    ]);
    expect(text).toMatch(
      /^3 saved repositories are left out\. “docs”: A folder/
    );
    expect(text).toMatch(/“script”: .*https/);
    expect(text).toContain('“odd”: Its “url” is missing or makes no sense.');
    expect(text).toMatch(/Mend them in \/p\.json\.$/);
  });

  it('are a few of many, and said by the server where the rule is a new one', () => {
    const one = {
      name: 'x',
      rule: 'bad_moon',
      field: 'moon',
      message: 'Moon.'
    };
    expect(sentence([one])).toBe(
      '1 saved repository is left out. “x”: Moon. Mend it in /p.json.'
    );
    expect(sentence([one, one, one, one], 25)).toContain('And 22 more.');
  });
});
