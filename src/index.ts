import { accountsPlugin } from './plugins/accounts';
import { afterImportPlugin } from './plugins/afterImport';
import { badgePlugin } from './plugins/badge';
import { cleanNotebooksPlugin } from './plugins/cleanNotebooks';
import { commandsPlugin } from './plugins/commands';
import { defaultRepositoryPlugin } from './plugins/defaultRepository';
import { fileBrowserPlugin } from './plugins/fileBrowser';
import { fileHistoryPlugin } from './plugins/fileHistory';
import { launcherPlugin } from './plugins/launcher';
import { linkPlugin } from './plugins/link';
import { linkPagePlugin } from './plugins/linkPage';
import { managerPlugin } from './plugins/manager';
import { notebookPagePlugin } from './plugins/notebookPage';
import { notificationsPlugin } from './plugins/notifications';
import { openDocumentsPlugin } from './plugins/openDocuments';
import { openerPlugin } from './plugins/opener';
import { panelPlugin } from './plugins/panel';
import { presetsPlugin } from './plugins/presets';
import { publishPlugin } from './plugins/publish';
import { repositoryCommandsPlugin } from './plugins/repositoryCommands';
import { savedPlugin } from './plugins/saved';
import { settingsPlugin } from './plugins/settings';

export * from './tokens';

export default [
  linkPlugin,
  settingsPlugin,
  openerPlugin,
  accountsPlugin,
  managerPlugin,
  openDocumentsPlugin,
  presetsPlugin,
  publishPlugin,
  panelPlugin,
  commandsPlugin,
  repositoryCommandsPlugin,
  launcherPlugin,
  savedPlugin,
  defaultRepositoryPlugin,
  fileBrowserPlugin,
  fileHistoryPlugin,
  badgePlugin,
  afterImportPlugin,
  notificationsPlugin,
  linkPagePlugin,
  notebookPagePlugin,
  cleanNotebooksPlugin
];
