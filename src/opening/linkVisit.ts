/**
 * What a browser tab knows of the link by which it was opened.
 *
 * In the storage of the tab: JupyterLab may load its page anew, in another workspace, before it
 * has shown anything, and a reload must find the import that it interrupted.
 */
export interface ILinkVisit {
  /** The link, as `linkQuery` reads it. */
  query: string;
  /** The import that the person said yes to, once there is one. */
  job: string | null;
}

export function keepVisit(baseUrl: string, visit: ILinkVisit): void {
  sessionStorage.setItem(key(baseUrl), JSON.stringify(visit));
}

export function forgetVisit(baseUrl: string): void {
  sessionStorage.removeItem(key(baseUrl));
}

/** Take what was kept, if anything; it is gone then, so that nobody is asked twice. */
export function takeVisit(baseUrl: string): ILinkVisit | null {
  const item = sessionStorage.getItem(key(baseUrl));
  forgetVisit(baseUrl);
  try {
    const { query, job } = JSON.parse(item ?? '') as Partial<ILinkVisit>;
    return typeof query === 'string'
      ? { query, job: typeof job === 'string' ? job : null }
      : null;
  } catch {
    return null;
  }
}

/** Two servers of one hub share an origin, so the address belongs to the key. */
function key(baseUrl: string): string {
  return `jupyter-import-run:link:${baseUrl}`;
}
