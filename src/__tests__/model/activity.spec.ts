import {
  activityRows,
  dismissable,
  isActive,
  resultPaths
} from '../../model/activity';
import { job } from '../support';

const always = () => true;

describe('activityRows', () => {
  it('puts what goes on before what has ended', () => {
    const rows = activityRows(
      [
        job({ id: 'c', state: 'failed' }),
        job({ id: 'b' }),
        job({ id: 'a', state: 'queued' })
      ],
      always
    );
    expect(rows.map(row => row.job.id)).toEqual(['b', 'a', 'c']);
  });

  it('draws a background job in the row of the one that started it', () => {
    const rows = activityRows(
      [
        job({ id: 'h', kind: 'fetch', parent: 'p' }),
        job({ id: 'p', state: 'succeeded' })
      ],
      always
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].child?.id).toBe('h');
    expect(isActive(rows[0])).toBe(true);
    expect(dismissable(rows[0])).toEqual([]);
  });

  it('draws it alone once its parent was dismissed', () => {
    const rows = activityRows(
      [
        job({ id: 'h', kind: 'fetch', parent: 'p' }),
        job({ id: 'p', state: 'succeeded', dismissed: true })
      ],
      always
    );
    expect(rows.map(row => row.job.id)).toEqual(['h']);
  });

  it('leaves to the cards what is done in repositories that are here', () => {
    const rows = activityRows(
      [
        job({ id: 'p', kind: 'pull' }),
        job({ id: 'f', kind: 'fetch' }),
        job({ id: 'h', kind: 'fetch', parent: 'c', state: 'succeeded' })
      ],
      always
    );
    expect(rows).toEqual([]);
  });

  it('shows the newest try of a background job', () => {
    const rows = activityRows(
      [
        job({ id: 'h2', kind: 'fetch', parent: 'p' }),
        job({
          id: 'h1',
          kind: 'fetch',
          parent: 'p',
          state: 'failed',
          dismissed: true
        }),
        job({ id: 'p', state: 'succeeded' })
      ],
      always
    );
    expect(rows[0].child?.id).toBe('h2');
  });

  it('leaves a job out that has only just begun, but not its end', () => {
    const never = () => false;
    expect(activityRows([job()], never)).toEqual([]);
    expect(activityRows([job({ state: 'failed' })], never)).toHaveLength(1);
  });

  it('leaves out what was dismissed', () => {
    expect(
      activityRows([job({ state: 'succeeded', dismissed: true })], always)
    ).toEqual([]);
  });

  it('dismisses an ended row with its background job', () => {
    const [row] = activityRows(
      [
        job({ id: 'h', kind: 'fetch', parent: 'p', state: 'failed' }),
        job({ id: 'p', state: 'succeeded' })
      ],
      always
    );
    expect(dismissable(row)).toEqual(['p', 'h']);
  });
});

describe('resultPaths', () => {
  it('opens what the link named', () => {
    const result = {
      kind: 'import_repository' as const,
      path: 'r',
      open_path: 'r/n.ipynb',
      branch: 'main',
      commit: 'c',
      warnings: [],
      reused: false,
      history_job: null
    };
    expect(resultPaths(job({ state: 'succeeded', result }))).toEqual({
      path: 'r',
      openPath: 'r/n.ipynb',
      isFolder: false
    });
    expect(
      resultPaths(
        job({ state: 'succeeded', result: { ...result, open_path: null } })
      )
    ).toEqual({ path: 'r', openPath: 'r', isFolder: true });
  });

  it('has none for a job without a file', () => {
    expect(resultPaths(job())).toBeNull();
  });
});
