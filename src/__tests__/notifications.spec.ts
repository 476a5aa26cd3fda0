import { Notification } from '@jupyterlab/apputils';
import type { Event } from '@jupyterlab/services';
import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';

import type { IJobActions } from '../actions/jobActions';
import type { ErrorInfo } from '../api/_schema';
import { JobsModel } from '../model/jobsModel';
import { JobNotifications } from '../notifications';
import type { IImportPanel } from '../tokens';
import { errorInfo, job, serverOf } from './support';

const REQUEST = { kind: 'fetch', path: 'lab' } as const;
const RUNNING = job({ kind: 'fetch', title: 'lab', request: REQUEST });
const NOTHING_NEW = {
  ...RUNNING,
  state: 'succeeded',
  result: { kind: 'fetch', changed: false }
} as const;

let model: JobsModel;
let panel: { isVisible: boolean };
let notifications: JobNotifications;

beforeEach(() => {
  const { settings } = serverOf(() => RUNNING);
  model = new JobsModel({
    events: { stream: new Signal({}) } as unknown as Event.IManager,
    serverSettings: settings
  });
  panel = { isVisible: false };
  notifications = new JobNotifications({
    jobActions: {} as IJobActions,
    jobs: model,
    panel: panel as IImportPanel,
    trans: nullTranslator.load('jupyter-import-run')
  });
});

afterEach(() => {
  Notification.dismiss();
  model.dispose();
});

function shown(): string[] {
  return Notification.manager.notifications.map(({ message }) => message);
}

describe('JobNotifications', () => {
  it('tells the end of what was asked for while the panel is out of sight', async () => {
    await model.start(REQUEST, { run: false });
    notifications.tellEnd(NOTHING_NEW);
    expect(shown()).toEqual(['lab: Nothing new since the last check.']);
  });

  it('tells nothing where the panel does', async () => {
    panel.isVisible = true;
    await model.start(REQUEST, { run: false });
    notifications.tellEnd(NOTHING_NEW);
    expect(shown()).toEqual([]);
  });

  it('is silent about what nobody asked for, long or short, good or bad', async () => {
    await model.start(REQUEST, { run: false, isQuiet: true });
    notifications.update();
    notifications.tellEnd(NOTHING_NEW);
    notifications.tellEnd({
      ...RUNNING,
      state: 'failed',
      error: errorInfo('network')
    });
    expect(shown()).toEqual([]);
  });

  it('leaves to a dialog what publishing asks for, and tells what else failed', async () => {
    await model.start(REQUEST, { run: false });
    const failed = (data: ErrorInfo['data'] = {}) =>
      notifications.tellEnd({
        ...RUNNING,
        kind: 'create_project',
        request: { kind: 'create_project', path: 'lab' },
        state: 'failed',
        error: errorInfo('invalid_request', data)
      });
    failed({ reason: 'author_missing' });
    expect(shown()).toEqual([]);
    failed();
    expect(shown()).toHaveLength(1);
  });
});
