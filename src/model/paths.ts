/** An API path without slashes at its ends and without empty or `.` parts. */
export function normalizePath(path: string): string {
  return path
    .split('/')
    .map(part => part.trim())
    .filter(part => part !== '' && part !== '.')
    .join('/');
}

/** Whether `path` is `folder` or lies below it; the root is the empty string. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folder that a path is in. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isNotebook(path: string): boolean {
  return path.toLowerCase().endsWith('.ipynb');
}

/**
 * The first of `name`, `name_1`, `name_2`, … that is free.
 *
 * The number goes before a notebook's suffix. The server decides in the end, by the same
 * rule; this is what the panel shows beforehand.
 */
export function nextFreeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) {
    return name;
  }
  const stem = isNotebook(name) ? name.slice(0, -'.ipynb'.length) : name;
  const suffix = name.slice(stem.length);
  for (let number = 1; ; number++) {
    const candidate = `${stem}_${number}${suffix}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
