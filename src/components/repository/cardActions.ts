import type { Job } from '../../api/_schema';
import type { WayOut } from '../../model/repository/waysOut';
import type { IFileListActions } from './FileList';

/** What the parts of a card do. An anchor is the element that a menu or list opens at. */
export interface ICardActions extends IFileListActions {
  onBranch: (anchor: HTMLElement) => void;
  onCancel: (job: Job) => void;
  onCheck: () => void;
  onChangeAccount: () => void;
  onChangeAuthor: () => void;
  onCommit: (push: boolean) => void;
  onDetails: (job: Job) => void;
  onDismiss: () => void;
  onFetchHistory: () => void;
  onMessages: (anchor: HTMLElement) => void;
  onMore: (anchor: HTMLElement) => void;
  onMoreCommits: (anchor: HTMLElement) => void;
  onNewBranch: () => void;
  onOpenCommit: () => void;
  onPull: () => void;
  onPush: () => void;
  onRepair: (what: 'abort' | 'unlock') => void;
  onRestore: () => void;
  onRetryStatus: () => void;
  onUndoCommit: () => void;
  onWayOut: (job: Job, way: WayOut) => void;
}
