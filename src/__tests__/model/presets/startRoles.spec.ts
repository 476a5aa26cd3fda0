import type { StartRepositories } from '../../../api/_schema';
import { StartModel } from '../../../model/presets/startModel';
import {
  canHave,
  entriesBeside,
  roleOf,
  withRole
} from '../../../model/presets/startRoles';
import { serverOf } from '../../support';

const URL = 'https://example.org/team/tools';

function startOf(patch: Partial<StartRepositories> = {}): StartRepositories {
  return {
    default_repository: 'a',
    additional_repositories: ['b', URL],
    locked: false,
    ...patch
  };
}

describe('what comes at start', () => {
  it('is the default one and those beside it', () => {
    expect(['a', 'b', URL, 'c'].map(each => roleOf(startOf(), each))).toEqual([
      'default',
      'additional',
      'additional',
      null
    ]);
    expect(roleOf(null, 'a')).toBeNull();
  });

  it('changes for one entry, and for the default one whose place it takes', () => {
    const patch = (default_repository: string | null, ...others: string[]) => ({
      default_repository,
      additional_repositories: others
    });
    expect(withRole(startOf(), 'b', 'default')).toEqual(patch('b', URL));
    expect(withRole(startOf(), 'a', 'additional')).toEqual(
      patch(null, 'b', URL, 'a')
    );
    expect(withRole(startOf(), 'c', 'default')).toEqual(patch('c', 'b', URL));
    expect(withRole(startOf(), URL, null)).toEqual(patch('a', 'b'));
    expect(withRole(startOf(), 'a', null)).toEqual(patch(null, 'b', URL));
  });

  it('is four at most, and the administrator’s where there is one', () => {
    const full = startOf({ additional_repositories: ['b', 'c', 'd'] });
    expect(canHave(startOf(), 'e', 'additional')).toBe(true);
    expect(canHave(full, 'e', 'additional')).toBe(false);
    expect(canHave(full, 'b', 'additional')).toBe(true);
    expect(canHave(full, 'e', 'default')).toBe(true);
    expect(canHave(startOf({ locked: true }), 'a', 'default')).toBe(false);
    expect(canHave(null, 'a', 'default')).toBe(false);
  });

  it('may be more than what is saved', () => {
    expect(entriesBeside(startOf(), new Set(['b']))).toEqual(['a', URL]);
    expect(entriesBeside(null, new Set())).toEqual([]);
  });

  it('is chosen upon what the server says now', async () => {
    const { requests, settings } = serverOf(({ body, method }) =>
      method === 'GET'
        ? startOf({ default_repository: null })
        : startOf(body as Partial<StartRepositories>)
    );
    const model = new StartModel(settings);
    await model.choose('b', 'default');
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(model.state.start).toEqual(
      startOf({ default_repository: 'b', additional_repositories: [URL] })
    );
  });
});
