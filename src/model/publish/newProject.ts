import type { CreateProject } from '../../api/_schema';
import { baseName } from '../paths';

/** What a new project is to be. */
export interface INewProject {
  /** The id of the one that makes it; null: AWS CodeCommit, as the AWS tools are signed in. */
  account: string | null;
  name: string;
  description: string;
  isPrivate: boolean;
  /** Of CodeCommit; empty: as the AWS tools have it. */
  region: string;
  profile: string;
}

/** What a folder called `name` is proposed to become. */
export function proposedProject(
  name: string,
  account: string | null
): INewProject {
  return {
    account,
    name,
    description: '',
    isPrivate: true,
    region: '',
    profile: ''
  };
}

/** What a job was asked for, to begin another with. */
export function projectOf(
  request: CreateProject,
  proposed: INewProject
): INewProject {
  const { account, aws, description, name } = request;
  return {
    account: aws ? null : (account ?? proposed.account),
    name: name ?? proposed.name,
    description: description ?? '',
    isPrivate: request.private ?? true,
    region: aws?.region ?? '',
    profile: aws?.profile ?? ''
  };
}

/** What the server is asked for, to publish the folder at `path`. */
export function projectRequest(
  path: string,
  project: INewProject
): CreateProject {
  const { account, description, isPrivate, name, profile, region } = project;
  // A folder may be called what CodeCommit does not take: the server knows what to make of it.
  const isProposed = account === null && name === baseName(path);
  const maker =
    account === null
      ? {
          aws: {
            region: region.trim() || null,
            profile: profile.trim() || null
          }
        }
      : { account, private: isPrivate };
  return {
    kind: 'create_project',
    path,
    ...maker,
    name: isProposed ? null : name.trim() || null,
    description: description.trim()
  };
}
