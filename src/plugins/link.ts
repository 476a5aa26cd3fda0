import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';

import { linkQuery, withoutLink } from '../model/link/linkQuery';
import { keepVisit, takeVisit } from '../opening/linkVisit';
import { ILink } from '../tokens';

/** Requires nothing, to be done before JupyterLab goes elsewhere or writes its own address. */
export const linkPlugin: JupyterFrontEndPlugin<ILink> = {
  id: 'jupyter-import-run:link',
  description: 'Takes a link to Import & Run out of the address of the page.',
  autoStart: true,
  provides: ILink,
  activate: (app: JupyterFrontEnd): ILink => {
    const { baseUrl } = app.serviceManager.serverSettings;
    const { hash, pathname, search } = window.location;
    const query = linkQuery(search);
    if (query !== null) {
      keepVisit(baseUrl, { query, job: null });
      // Neither a reload nor the way back asks again.
      const address = pathname + withoutLink(search) + hash;
      window.history.replaceState(window.history.state, '', address);
    }
    return { take: () => takeVisit(baseUrl) };
  }
};
