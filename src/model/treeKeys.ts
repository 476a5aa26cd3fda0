/** What a key means for the item of a tree that has the focus. */
export type TreeAction =
  | { kind: 'expand'; isExpanded: boolean }
  | { kind: 'menu' }
  | { kind: 'move'; index: number }
  | { kind: 'open' };

export interface IKey {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

export interface ITreeItem {
  index: number;
  isExpanded: boolean;
  /** The names of all items in their order. */
  names: readonly string[];
}

/**
 * The keys of a tree of one level, after the ARIA Authoring Practices.
 *
 * Null for keys that are none of the tree's.
 */
export function treeKey(key: IKey, item: ITreeItem): TreeAction | null {
  const { index, isExpanded, names } = item;
  if (key.key === 'ContextMenu' || (key.key === 'F10' && key.shiftKey)) {
    return { kind: 'menu' };
  }
  if (key.altKey || key.ctrlKey || key.metaKey) {
    return null;
  }
  switch (key.key) {
    case 'ArrowDown':
      return { kind: 'move', index: Math.min(index + 1, names.length - 1) };
    case 'ArrowUp':
      return { kind: 'move', index: Math.max(index - 1, 0) };
    case 'Home':
      return { kind: 'move', index: 0 };
    case 'End':
      return { kind: 'move', index: names.length - 1 };
    case 'ArrowRight':
      return isExpanded ? null : { kind: 'expand', isExpanded: true };
    case 'ArrowLeft':
      return isExpanded ? { kind: 'expand', isExpanded: false } : null;
    case ' ':
      return { kind: 'expand', isExpanded: !isExpanded };
    case 'Enter':
      return { kind: 'open' };
    default:
      return key.key.length === 1 ? jump(key.key, index, names) : null;
  }
}

/** The next item, round the end, whose name begins with the letter. */
function jump(
  letter: string,
  index: number,
  names: readonly string[]
): TreeAction | null {
  const wanted = letter.toLowerCase();
  for (let step = 1; step <= names.length; step++) {
    const next = (index + step) % names.length;
    if (names[next].toLowerCase().startsWith(wanted)) {
      return { kind: 'move', index: next };
    }
  }
  return null;
}
