import type {
  ErrorInfo,
  NewPresetRequest,
  Preset,
  PresetPatch
} from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import type { ErrorReason } from '../../text/reasons/reason';
import { shortRef } from '../../text/sourceText';
import type { History } from '../settings';
import { StateModel } from '../stateModel';
import type { UrlModel } from '../urlModel';
import {
  branchProblem,
  folderProblem,
  nameFrom,
  nameProblem,
  secretProblem
} from './presetRules';

/** As whom git goes to the server: as whoever fits, by a secret of AWS, or by an account's id. */
export type Access = { by: 'account'; id: string } | { by: 'fit' | 'secret' };

export interface IPresetFormState {
  name: string;
  branch: string;
  folder: string;
  access: Access;
  secret: string;
  description: string;
  /** One pattern a line. */
  sparse: string;
  history: History;
  update: boolean;
  /** Whether what few people need is unfolded. */
  isOpen: boolean;
  isSaving: boolean;
  /** Why the server did not take it. */
  refusal: ErrorInfo | null;
}

/** Why fields cannot stay as they are; those that can are missing. */
export type FieldProblems = Partial<
  Record<'branch' | 'folder' | 'name' | 'secret' | 'url', ErrorInfo>
>;

/** A saved repository as somebody writes it down. */
export class PresetFormModel extends StateModel<IPresetFormState> {
  /**
   * @param preset - The one to change; null: a new one.
   * @param taken - The names that others have.
   */
  constructor(
    readonly url: UrlModel,
    readonly preset: Preset | null,
    private readonly _taken: ReadonlySet<string>
  ) {
    super(stateOf(preset));
    this._hasOwnName = preset !== null;
    url.changed.connect(this._onUrlChanged, this);
    if (preset !== null) {
      url.setText(preset.url, true);
    }
  }

  edit(patch: Partial<IPresetFormState>): void {
    this._hasOwnName ||= 'name' in patch;
    this._hasOwnBranch ||= 'branch' in patch;
    this.update({ refusal: null, ...patch });
  }

  get problems(): FieldProblems {
    const { access, branch, folder, name, secret } = this.state;
    const found: Record<keyof FieldProblems, ErrorInfo | null> = {
      branch: branchProblem(branch.trim()),
      folder: folderProblem(folder.trim()),
      name:
        this.preset === null && name !== ''
          ? nameProblem(name, this._taken)
          : null,
      secret:
        access.by === 'secret' && secret !== ''
          ? secretProblem(secret.trim())
          : null,
      url: this._urlProblem
    };
    return Object.fromEntries(
      Object.entries(found).filter(([, problem]) => problem !== null)
    );
  }

  /** Whether all is there that has to be, and nothing is wrong. */
  get isComplete(): boolean {
    const { access, name, secret } = this.state;
    const { isStale, source } = this.url.state;
    return (
      source !== null &&
      !isStale &&
      name !== '' &&
      (access.by !== 'secret' || secret.trim() !== '') &&
      Object.keys(this.problems).length === 0
    );
  }

  /** The address that is saved: that of the repository, whatever page of it was pasted. */
  get repositoryUrl(): string {
    return this.url.state.source?.repository_url ?? this.url.url;
  }

  /** The address of the repository, where another page of it was pasted; else null. */
  get savedInstead(): string | null {
    const { source } = this.url.state;
    return source !== null &&
      (source.kind === 'notebook' ||
        source.ref !== null ||
        source.path !== null)
      ? this.repositoryUrl
      : null;
  }

  request(): NewPresetRequest {
    return { name: this.state.name, ...this.patch() };
  }

  patch(): PresetPatch & Pick<NewPresetRequest, 'url'> {
    const { access, branch, description, folder, history, secret, update } =
      this.state;
    return {
      url: this.repositoryUrl,
      branch: branch.trim() || null,
      folder: folder.trim() || null,
      account: access.by === 'account' ? access.id : null,
      secret: access.by === 'secret' ? secret.trim() : null,
      description: description.trim(),
      sparse: linesOf(this.state.sparse),
      history,
      update
    };
  }

  /** Save it by `act`; true once that is done. */
  async save(act: (form: this) => Promise<unknown>): Promise<boolean> {
    if (!this.isComplete || this.state.isSaving) {
      return false;
    }
    this.update({ isSaving: true, refusal: null });
    try {
      await act(this);
      return true;
    } catch (error) {
      this.update({ refusal: asErrorInfo(error) });
      return false;
    } finally {
      this.update({ isSaving: false });
    }
  }

  override dispose(): void {
    this.url.dispose();
    super.dispose();
  }

  private get _urlProblem(): ErrorInfo | null {
    const { error, source } = this.url.state;
    const reason: ErrorReason = 'no_repository';
    return source !== null && source.repository_url === null
      ? { code: 'invalid_url', message: '', data: { reason } }
      : error;
  }

  /** What the address says by itself fills the fields that nobody has written in. */
  private _onUrlChanged(): void {
    const { isStale, source } = this.url.state;
    if (source === null || isStale || source === this._source) {
      return;
    }
    this._source = source;
    const patch: Partial<IPresetFormState> = { refusal: null };
    if (!this._hasOwnName) {
      patch.name = nameFrom(source.repository_name ?? source.suggested_name);
    }
    if (!this._hasOwnBranch && this.preset === null) {
      patch.branch = source.ref === null ? '' : shortRef(source.ref);
    }
    this.update(patch);
    void this.url.probe();
  }

  private _hasOwnBranch = false;
  private _hasOwnName: boolean;
  private _source: object | null = null;
}

function stateOf(preset: Preset | null): IPresetFormState {
  const { account = null, secret = null } = preset ?? {};
  const sparse = preset?.sparse ?? [];
  return {
    name: preset?.name ?? '',
    branch: preset?.branch ?? '',
    folder: preset?.folder ?? '',
    access:
      account !== null
        ? { by: 'account', id: account }
        : { by: secret === null ? 'fit' : 'secret' },
    secret: secret ?? '',
    description: preset?.description ?? '',
    sparse: sparse.join('\n'),
    history: preset?.history ?? 'fast',
    update: preset?.update ?? false,
    isOpen: sparse.length > 0 || (preset?.update ?? false) || secret !== null,
    isSaving: false,
    refusal: null
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}
