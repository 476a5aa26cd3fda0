/** What is looked for among the repositories of AWS CodeCommit; empty: as the tools have it. */
export interface ICodeCommitQuery {
  region: string;
  profile: string;
  query: string;
}

const BEGUN =
  /^codecommit(?::{0,2}|::[a-z0-9-]*(?::\/?)?|(?:::(?<region>[a-z0-9-]+))?:\/\/(?:(?<profile>[A-Za-z0-9._+=,-]+)@)?(?<query>[A-Za-z0-9._-]*))$/;

/**
 * The beginning of an address of CodeCommit, `codecommit::region://[profile@]name`.
 *
 * Null for every other text: AWS is asked only where a person has begun to write its address.
 */
export function codeCommitQuery(text: string): ICodeCommitQuery | null {
  const found = BEGUN.exec(text.trim())?.groups;
  if (found === undefined) {
    return null;
  }
  // A region is whole only once something follows it.
  const { profile = '', query = '', region = '' } = found;
  return { profile, query, region };
}
