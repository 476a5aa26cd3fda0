import type { IDocumentManager } from '@jupyterlab/docmanager';

import { DocumentHolds } from '../../opening/documentHolds';
import { settled } from '../support';

function setUp(autosave = true) {
  const docManager = { autosave } as IDocumentManager;
  const followed: string[] = [];
  const ends: (() => void)[] = [];
  const holds = new DocumentHolds(docManager, async folder => {
    followed.push(folder);
    await new Promise<void>(resolve => {
      ends.push(resolve);
    });
  });
  const finish = async () => {
    ends.splice(0).forEach(end => {
      end();
    });
    await settled();
  };
  return { docManager, finish, followed, holds };
}

describe('DocumentHolds', () => {
  it('lets nothing be saved unasked until all that is open has followed', async () => {
    const { docManager, finish, followed, holds } = setUp();
    const holding = holds.hold('r');
    expect(docManager.autosave).toBe(false);
    holding.dispose();
    await settled();
    expect(followed).toEqual(['r']);
    expect(docManager.autosave).toBe(false);
    await finish();
    expect(docManager.autosave).toBe(true);
  });

  it('follows once for all who held a folder', async () => {
    const { docManager, finish, followed, holds } = setUp();
    const one = holds.hold('r');
    const other = holds.hold('r');
    one.dispose();
    await finish();
    expect(followed).toEqual([]);
    expect(docManager.autosave).toBe(false);
    other.dispose();
    other.dispose();
    await settled();
    await finish();
    expect(followed).toEqual(['r']);
    expect(docManager.autosave).toBe(true);
  });

  it('follows one after the other, and lets those who come wait', async () => {
    const { finish, followed, holds } = setUp();
    holds.hold('r').dispose();
    holds.hold('s').dispose();
    let isOver = false;
    void holds.settled().then(() => {
      isOver = true;
    });
    await settled();
    expect(followed).toEqual(['r']);
    await finish();
    expect(followed).toEqual(['r', 's']);
    expect(isOver).toBe(false);
    await finish();
    expect(isOver).toBe(true);
  });

  it('leaves autosave off where the person has it off', async () => {
    const { docManager, finish, holds } = setUp(false);
    holds.hold('r').dispose();
    await finish();
    expect(docManager.autosave).toBe(false);
  });
});
