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
