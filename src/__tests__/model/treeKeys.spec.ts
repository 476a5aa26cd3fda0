import { type IKey, treeKey } from '../../model/treeKeys';

const names = ['alpha', 'beta', 'Bravo', 'delta'];

function press(key: string, index: number, patch: Partial<IKey> = {}) {
  const none = {
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false
  };
  return treeKey(
    { key, ...none, ...patch },
    { index, isExpanded: index === 1, names }
  );
}

describe('treeKey', () => {
  it('moves within the list', () => {
    expect(press('ArrowDown', 0)).toEqual({ kind: 'move', index: 1 });
    expect(press('ArrowDown', 3)).toEqual({ kind: 'move', index: 3 });
    expect(press('ArrowUp', 0)).toEqual({ kind: 'move', index: 0 });
    expect(press('End', 0)).toEqual({ kind: 'move', index: 3 });
    expect(press('Home', 3)).toEqual({ kind: 'move', index: 0 });
  });

  it('opens to the right and closes to the left', () => {
    expect(press('ArrowRight', 0)).toEqual({
      kind: 'expand',
      isExpanded: true
    });
    expect(press('ArrowLeft', 1)).toEqual({
      kind: 'expand',
      isExpanded: false
    });
    expect(press('ArrowLeft', 0)).toBeNull();
  });

  it('jumps to the next name with a letter, round the end', () => {
    expect(press('b', 0)).toEqual({ kind: 'move', index: 1 });
    expect(press('b', 1)).toEqual({ kind: 'move', index: 2 });
    expect(press('b', 2)).toEqual({ kind: 'move', index: 1 });
    expect(press('x', 0)).toBeNull();
  });

  it('goes into the folder with Enter, and has a menu', () => {
    expect(press('Enter', 0)).toEqual({ kind: 'open' });
    expect(press('F10', 0, { shiftKey: true })).toEqual({ kind: 'menu' });
    expect(press('ContextMenu', 0)).toEqual({ kind: 'menu' });
  });

  it('leaves shortcuts and Tab to others', () => {
    expect(press('b', 0, { ctrlKey: true })).toBeNull();
    expect(press('Tab', 0)).toBeNull();
  });
});
