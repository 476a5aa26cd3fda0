import type {
  Branch,
  Change,
  Job,
  RepositoryStatus
} from '../../../api/_schema';
import type { IConflict } from '../../../model/repository/conflicts';
import { errorInfo, job } from '../../support';

export function status(
  patch: Partial<RepositoryStatus> = {}
): RepositoryStatus {
  return {
    path: 'r',
    url: 'https://github.com/o/r',
    branch: 'main',
    commit: '3f9c2ab0',
    tag: null,
    upstream: 'origin/main',
    ahead: 0,
    behind: 0,
    state: 'clean',
    changes: [],
    changes_total: 0,
    truncated: false,
    nested: [],
    moved_submodules: [],
    web: { repository: null, branch: null, merge_request: null },
    upstream_gone: false,
    locked: false,
    locked_since: null,
    shallow: false,
    partial: false,
    sparse: false,
    submodules: false,
    irreplaceable: null,
    strip_outputs: false,
    trusted: false,
    left: null,
    fetched: null,
    account: null,
    ...patch
  } as RepositoryStatus;
}

export function change(path: string, patch: Partial<Change> = {}): Change {
  return { path, status: 'modified', staged: false, origin: null, ...patch };
}

export function changed(...paths: string[]): Partial<RepositoryStatus> {
  return {
    state: 'dirty',
    changes: paths.map(path => change(path)),
    changes_total: paths.length
  };
}

export function branch(name: string, patch: Partial<Branch> = {}): Branch {
  return {
    name,
    remote: null,
    commit: 'c',
    date: null,
    upstream: null,
    current: false,
    subject: '',
    ...patch
  };
}

export function conflict(
  path: string,
  parts: string[],
  patch: Partial<IConflict> = {}
): IConflict {
  return {
    path,
    kind: 'text',
    parts: parts.map(id => ({
      id,
      mine: 'mine\n',
      theirs: 'theirs\n',
      base: '',
      cell_type: null,
      deleted_by: null,
      number: 1
    })),
    deleted_by: null,
    origin: null,
    mine_size: 1,
    theirs_size: 1,
    ...patch
  };
}

/** A job in a repository that failed. */
export function failed(
  request: Job['request'],
  ...error: Parameters<typeof errorInfo>
): Job {
  return job({
    kind: request.kind,
    request,
    state: 'failed',
    error: errorInfo(...error)
  });
}
