import type { Contents } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import type { JobsModel } from '../../model/jobsModel';
import { RepositoriesModel } from '../../model/repositoriesModel';
import { serverOf } from '../support';

function setUp(shown: string[], hidden: string[] = []) {
  const { requests, settings } = serverOf((_, query) => ({
    repositories: [
      ...shown,
      ...(query.get('hidden') === 'true' ? hidden : [])
    ].map(path => ({ path })),
    truncated: false
  }));
  const jobs = {} as JobsModel;
  Object.assign(jobs, { ended: new Signal(jobs) });
  const contents = {} as Contents.IManager;
  Object.assign(contents, { fileChanged: new Signal(contents) });
  const model = new RepositoriesModel({
    contents,
    jobs,
    serverSettings: settings
  });
  const end = (kind: string) => {
    (jobs.ended as Signal<JobsModel, object>).emit({ kind });
  };
  return { end, model, requests };
}

const fileAt = (path: string) => ({ path, isFolder: false });

describe('the repository of a file', () => {
  it.each([
    ['work/lab/n.ipynb', 'work/lab'],
    ['work/lab/inner/n.ipynb', 'work/lab/inner'],
    ['work/laboratory/n.ipynb', null],
    ['work/lab', null],
    ['n.ipynb', null]
  ])('of %s is %s', async (file, folder) => {
    const { model } = setUp(['work/lab', 'work/lab/inner']);
    const place = fileAt(file);
    expect(await model.folderOf(place)).toBe(folder);
    expect(model.mayHave(place)).toBe(folder !== null);
  });

  it('is, of a folder, that folder where it is one', async () => {
    const { model } = setUp(['work/lab', 'work/lab/inner']);
    const find = (path: string) => model.folderOf({ path, isFolder: true });
    expect(await find('work/lab')).toBe('work/lab');
    expect(await find('work/lab/data')).toBe('work/lab');
    expect(await find('work')).toBeNull();
  });

  it('may be the root, and one that is hidden', async () => {
    const { model, requests } = setUp(['a'], ['']);
    expect(model.mayHave(fileAt('n.ipynb'))).toBe(true);
    expect(await model.folderOf(fileAt('n.ipynb'))).toBe('');
    const before = requests.length;
    expect(await model.folderOf(fileAt('a/n.ipynb'))).toBe('a');
    expect(requests).toHaveLength(before);
  });
});

describe('the list of repositories', () => {
  it.each([
    ['import_repository', 2],
    ['create_project', 2],
    ['rename_branch', 2],
    ['switch_branch', 2],
    ['publish', 1]
  ])('after %s was read %i times', async (kind, times) => {
    const { end, model, requests } = setUp(['a']);
    await model.refresh();
    end(kind);
    await new Promise(resolve => setTimeout(resolve));
    expect(requests).toHaveLength(times);
  });
});
