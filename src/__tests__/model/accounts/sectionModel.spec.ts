import type { Contents } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import { AccountsModel } from '../../../model/accounts/accountsModel';
import { SectionModel } from '../../../model/accounts/sectionModel';
import type { JobsModel } from '../../../model/jobsModel';
import { RepositoriesModel } from '../../../model/repositoriesModel';
import { account, serverOf, settled } from '../../support';

describe('SectionModel', () => {
  it('reads again what accounts are used for once another repository uses one', async () => {
    const users: Record<string, string | null> = { lab: null };
    const { requests, settings } = serverOf(({ path }) =>
      path.endsWith('/accounts')
        ? {
            accounts: [
              account({ used_by: Object.keys(users).filter(key => users[key]) })
            ],
            protected_by: 'files',
            set_aside: null
          }
        : {
            repositories: Object.entries(users).map(([path, id]) => ({
              path,
              account: id
            })),
            truncated: false
          }
    );
    const jobs = {} as JobsModel;
    Object.assign(jobs, { ended: new Signal(jobs) });
    const contents = {} as Contents.IManager;
    Object.assign(contents, { fileChanged: new Signal(contents) });
    const repositories = new RepositoriesModel({
      contents,
      jobs,
      serverSettings: settings
    });
    const accounts = new AccountsModel(settings);
    const section = new SectionModel(accounts, repositories, settings);
    await accounts.refresh();
    await repositories.refresh();
    const asked = requests.length;
    await repositories.refresh();
    expect(requests).toHaveLength(asked + 1);

    users.lab = 'a1';
    await repositories.refresh();
    await settled();
    expect(accounts.accounts[0].used_by).toEqual(['lab']);
    section.dispose();
  });
});
