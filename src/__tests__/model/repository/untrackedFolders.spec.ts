import { CommitModel } from '../../../model/repository/commitModel';
import { fileRows } from '../../../model/repository/fileRows';
import { FoldersModel } from '../../../model/repository/foldersModel';
import { errorInfo, refusal, serverOf } from '../../support';
import { change, status } from './fixtures';

const DATA = change('data/', { status: 'untracked' });
const CHANGES = [change('a.txt'), DATA];

function commit(): CommitModel {
  const model = new CommitModel({ path: 'r' });
  model.follow(status({ changes: CHANGES, changes_total: 2 }));
  model.set({ message: 'Why' });
  return model;
}

function folders(files: string[], most = 2) {
  const server = { files, isDown: false };
  const { requests, settings } = serverOf((_, query) => {
    const after = query.get('after');
    const start = after === null ? 0 : server.files.indexOf(after) + 1;
    const page = server.files.slice(start, start + most);
    const isLast = start + most >= server.files.length;
    return server.isDown
      ? refusal(404, errorInfo('not_found'))
      : {
          files: page,
          total: server.files.length,
          after: isLast ? null : page[page.length - 1]
        };
  });
  return { model: new FoldersModel(settings, 'r'), requests, server };
}

describe('an untracked folder in a commit', () => {
  it('comes along as a whole, or stays out', () => {
    const model = commit();
    expect(model.request(false)?.files).toEqual(['a.txt', 'data/']);
    model.choose('data/', false);
    expect(model.request(false)?.files).toEqual(['a.txt']);
    expect(model.takes('data/x.txt')).toBe(false);
  });

  it('comes along but for a file', () => {
    const model = commit();
    model.choose('data/x.txt', false, 'data/');
    expect(model.state.selection.shareOf('data/', 3)).toBe('some');
    expect(model.cutFolders).toEqual(['data/']);
    expect([model.takes('data/x.txt'), model.takes('data/y.txt')]).toEqual([
      false,
      true
    ]);
    const files = new Map([['data/', ['data/x.txt', 'data/y.txt', 'data/z']]]);
    expect(model.request(false, files)?.files).toEqual([
      'a.txt',
      'data/y.txt',
      'data/z'
    ]);
    model.choose('data/x.txt', true, 'data/');
    expect(model.request(false)?.files).toEqual(['a.txt', 'data/']);
  });

  it('stays out but for a file', () => {
    const model = commit();
    model.chooseAll(false);
    model.choose('data/x.txt', true, 'data/');
    expect(model.state.selection.shareOf('data/')).toBe('some');
    expect(model.cutFolders).toEqual([]);
    expect(model.request(false)?.files).toEqual(['data/x.txt']);
    model.choose('data/', true);
    expect(model.state.selection.shareOf('data/')).toBe('all');
    expect(model.request(false)?.files).toEqual(['data/']);
  });

  it('is none of it once every file is left out', () => {
    const model = commit();
    model.choose('data/x.txt', false, 'data/');
    model.choose('data/y.txt', false, 'data/');
    expect(model.state.selection.shareOf('data/', 2)).toBe('none');
  });

  it('keeps its exceptions while it is there', () => {
    const model = commit();
    model.choose('data/x.txt', false, 'data/');
    model.follow(status({ changes: [DATA] }));
    expect(model.takes('data/x.txt')).toBe(false);
    model.follow(status({ changes: [] }));
    model.follow(status({ changes: CHANGES }));
    expect(model.takes('data/x.txt')).toBe(true);
  });
});

describe('FoldersModel', () => {
  it('tells the files of a folder in pages', async () => {
    const { model } = folders(['data/a', 'data/b', 'data/c']);
    expect(fileRows(CHANGES, model.state.folders)).toHaveLength(2);
    const read = model.toggle('data/');
    expect(fileRows(CHANGES, model.state.folders)[2].kind).toBe('note');
    await read;
    const keys = () =>
      fileRows(CHANGES, model.state.folders).map(row =>
        row.kind === 'file' ? row.change.path : row.kind
      );
    expect(keys()).toEqual(['a.txt', 'data/', 'data/a', 'data/b', 'more']);
    await model.more('data/');
    expect(keys()).toEqual(['a.txt', 'data/', 'data/a', 'data/b', 'data/c']);
    await model.toggle('data/');
    expect(keys()).toEqual(['a.txt', 'data/']);
  });

  it('reads what is open again, and forgets what is gone', async () => {
    const { model, requests, server } = folders(['data/a']);
    await model.toggle('data/');
    server.files = ['data/a', 'data/b'];
    await model.follow(new Set(['data/']));
    expect(model.state.folders.get('data/')?.files).toEqual(server.files);
    await model.toggle('data/');
    const before = requests.length;
    await model.follow(new Set(['data/']));
    expect(requests).toHaveLength(before);
    await model.follow(new Set());
    expect(model.state.folders.size).toBe(0);
  });

  it('says why a folder cannot be read', async () => {
    const { model, server } = folders([]);
    server.isDown = true;
    await model.toggle('data/');
    const row = fileRows(CHANGES, model.state.folders)[2];
    expect(row).toMatchObject({ kind: 'note', error: { code: 'not_found' } });
  });

  it('reads all of a folder for a commit', async () => {
    const { model } = folders([
      'data/a',
      'data/b',
      'data/c',
      'data/d',
      'data/e'
    ]);
    expect(await model.all('data/')).toHaveLength(5);
  });

  it('does not unfold a repository within', async () => {
    const { model } = folders(['data/']);
    await model.toggle('data/');
    const rows = fileRows(CHANGES, model.state.folders);
    expect(rows.map(({ kind }) => kind)).toEqual(['file', 'file', 'note']);
  });
});
