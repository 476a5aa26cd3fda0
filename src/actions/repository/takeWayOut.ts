import type { Job } from '../../api/_schema';
import type { ScopeUse } from '../../api/accounts';
import { assertNever } from '../../assertNever';
import { signInHost } from '../../model/accounts/hosts';
import { conflictsOf } from '../../model/repository/conflicts';
import {
  canKeepLarge,
  isMerging,
  isRepositoryRequest,
  type RepositoryRequest
} from '../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { signInInAddress, type WayOut } from '../../model/repository/waysOut';
import { Facts } from '../../text/facts';
import { DOMAIN } from '../../translation';
import { askForAuthor } from '../../widgets/repository/askForAuthor';
import { askForName } from '../../widgets/repository/askForName';
import { askToConfirm } from '../../widgets/repository/askToConfirm';
import { askToKeepLarge } from '../../widgets/repository/askToKeepLarge';
import { askToRepair } from '../../widgets/repository/askToRepair';
import { askToSettle } from '../../widgets/repository/askToSettle';
import { askToTrust } from '../../widgets/repository/askToTrust';
import { askWhatOfChanges } from '../../widgets/repository/askWhatOfChanges';
import { moveToAccounts } from '../accounts/moveToAccounts';
import { forkRequest } from './fork';
import { forkAndPush } from './forkAndPush';
import type { RepositoryActions } from './repositoryActions';

/**
 * Do what helps after a failure: ask what is missing, and run the job once more with it.
 *
 * Where the person would rather not, the failure is told in the card with its ways out.
 */
export async function takeWayOut(
  actions: RepositoryActions,
  model: RepositoryModel,
  job: Job,
  way: WayOut
): Promise<boolean> {
  const { translator } = actions.context;
  const { path } = model;
  const { error, request } = job;
  if (!isRepositoryRequest(request)) {
    return false;
  }
  const tell = () => {
    model.tell(job);
    return false;
  };
  const once = async (what: RepositoryRequest) =>
    what.kind === 'fork_repository'
      ? forkAndPush(actions, model, what)
      : actions.do(model, what);
  switch (way) {
    case 'settle': {
      const resolutions = await askToSettle(
        request,
        conflictsOf(error),
        translator
      );
      if (resolutions === null || !isMerging(request)) {
        return tell();
      }
      return actions.do(model, { ...request, resolutions });
    }
    case 'what_of_changes': {
      if (request.kind !== 'switch_branch') {
        return tell();
      }
      const changes = await askWhatOfChanges(
        model,
        actions.nameOf(request.branch),
        translator
      );
      return changes === null
        ? tell()
        : actions.do(model, { ...request, changes });
    }
    case 'keep_large': {
      const mayKeep = await askToKeepLarge(error, translator);
      return mayKeep && canKeepLarge(request)
        ? actions.do(model, { ...request, keep_large: true })
        : tell();
    }
    case 'confirm': {
      const confirmed = await askToConfirm(error, translator);
      return confirmed !== null && request.kind === 'commit_push'
        ? actions.do(model, { ...request, confirmed })
        : tell();
    }
    case 'author': {
      const facts = new Facts(error?.data ?? {});
      const { suggested } = model.commit.state;
      const known = suggested ?? {
        name: facts.text('name') ?? '',
        email: facts.text('email') ?? ''
      };
      const source = suggested?.account ?? null;
      const author = await askForAuthor(known, source, translator);
      if (author === null || request.kind !== 'commit_push') {
        return tell();
      }
      model.commit.set({ author, rememberAuthor: true });
      return actions.do(model, {
        ...request,
        author: `${author.name} <${author.email}>`,
        remember_author: true
      });
    }
    case 'fork': {
      const fork = await forkRequest(actions, model, job);
      return fork === null
        ? tell()
        : forkAndPush(actions, model, fork, again(job, request));
    }
    case 'merge':
    case 'rebase':
      return (
        request.kind === 'pull' &&
        actions.do(model, { ...request, rebase: way === 'rebase' })
      );
    case 'pull_and_push':
      return (await actions.pull(model)) && actions.push(model);
    case 'push':
      return actions.push(model);
    case 'push_to_new_branch': {
      const trans = translator.load(DOMAIN);
      const name = await askForName(
        trans.__('Push to a New Branch'),
        '',
        trans.__('Push'),
        translator
      );
      return name === null
        ? false
        : actions.do(model, { kind: 'push', path, new_branch: name });
    }
    case 'sign_in': {
      const url = model.state.status?.url ?? null;
      const host = error === null ? null : signInHost(error, url);
      return host !== null &&
        (await actions.context.accounts.signInFor(path, host, usesOf(request)))
        ? once(again(job, request))
        : tell();
    }
    case 'move_to_accounts': {
      const url = error === null ? null : signInInAddress(error);
      const { accounts } = actions.context;
      return url !== null &&
        (await moveToAccounts(accounts.model, path, url, translator))
        ? once(again(job, request))
        : tell();
    }
    case 'choose_account': {
      const { url } = model.state.status ?? { url: null };
      return url !== null &&
        (await actions.context.accounts.chooseFor(path, url))
        ? once(again(job, request))
        : tell();
    }
    case 'trust_host_key':
      return error !== null &&
        (await actions.context.accounts.trustHostKey(error))
        ? once(again(job, request))
        : tell();
    case 'undo_commit':
      return actions.undoCommit(model);
    case 'trust':
      return (
        (await askToTrust(error, translator)) &&
        (await actions.trust(model)) &&
        actions.do(model, request)
      );
    case 'unlock':
    case 'abort': {
      const what = way === 'unlock' ? 'lock' : 'abort';
      return (
        (await askToRepair(model, what, translator)) &&
        actions.do(model, { kind: 'repair', path, what })
      );
    }
    case 'choose_branch':
      return false;
    case 'retry':
      return once(request);
    default:
      return assertNever(way);
  }
}

/** What a sign-in has to be good for. */
function usesOf({ kind }: RepositoryRequest): readonly ScopeUse[] {
  return kind === 'fork_repository' ? ['fork', 'merge_request'] : [];
}

/** What is left to do: a commit that is made already is only pushed. */
function again({ error }: Job, request: RepositoryRequest): RepositoryRequest {
  return request.kind === 'commit_push' && 'commit' in (error?.data ?? {})
    ? { kind: 'push', path: request.path }
    : request;
}
