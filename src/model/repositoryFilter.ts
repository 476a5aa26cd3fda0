import type { RepositorySummary } from '../api/_schema';
import { StateModel } from './stateModel';

export interface IFilterState {
  isShown: boolean;
  query: string;
}

/** The field that narrows the list of repositories. */
export class RepositoryFilter extends StateModel<IFilterState> {
  constructor() {
    super({ isShown: false, query: '' });
  }

  toggle(): void {
    this.update({ isShown: !this.state.isShown, query: '' });
  }

  setQuery(query: string): void {
    this.update({ query });
  }
}

/** Those whose name, path, branch or address contains every word of the query. */
export function filterRepositories(
  repositories: readonly RepositorySummary[],
  query: string
): readonly RepositorySummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return repositories.filter(({ branch, name, path, url }) => {
    const text = [name, path, branch, url].join('\n').toLowerCase();
    return words.every(word => text.includes(word));
  });
}
