import '../../style/panel.js';

import { Dialog } from '@jupyterlab/apputils';
import type { ServiceManager } from '@jupyterlab/services';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Job, Source, StorageLocation } from '../api/_schema';
import { resolve } from '../api/resolve';
import { getStorage } from '../api/server';
import { LaunchForm } from '../components/LaunchForm';
import { baseName, parentOf } from '../model/paths';
import type { ServerModel } from '../model/serverModel';
import { type INotebookFacts, readNotebook } from '../opening/readNotebook';
import { requestUrl } from '../requestUrl';
import { visibleText } from '../text/format';
import type { IOpenNotebookOptions } from '../tokens';
import { DOMAIN } from '../translation';
import { DialogBody } from './dialogBody';

export interface ILaunchOptions {
  job: Job;
  /** The notebook. */
  path: string;
  server: ServerModel;
  services: ServiceManager.IManager;
  translator: ITranslator;
}

/**
 * Ask whether to run a notebook, and with which kernel.
 *
 * Comes once the notebook is here, so that its kernel is a fact. Null where the person
 * wants neither to run nor to open it.
 */
export async function askToLaunch(
  options: ILaunchOptions
): Promise<IOpenNotebookOptions | null> {
  const { job, path, server, services, translator } = options;
  const trans = translator.load(DOMAIN);
  const [facts, source, storage] = await Promise.all([
    readNotebook(services, path),
    sourceOf(job, services),
    getStorage(services.serverSettings, parentOf(path)).catch(() => null),
    server.refresh()
  ]);
  const body = new LaunchBody({ facts, path, server, source, storage, trans });
  const buttons = [
    Dialog.createButton({
      label: trans.__('Open Without Running'),
      className: 'jp-mod-reject',
      accept: true,
      actions: ['open']
    })
  ];
  if (facts.kernel.name !== null) {
    buttons.push(
      Dialog.okButton({ label: trans.__('Run All Cells'), actions: ['run'] })
    );
  }
  const dialog = new Dialog({
    title: trans.__('Run %1', visibleText(baseName(path))),
    body,
    buttons,
    defaultButton: buttons.length - 1
  });
  dialog.addClass('jp-ImportRun-launchDialog');
  const { button } = await dialog.launch();
  if (!button.accept) {
    return null;
  }
  return { kernel: body.kernel, run: button.actions.includes('run') };
}

class LaunchBody extends DialogBody {
  constructor(private readonly _options: ILaunchBodyOptions) {
    super();
    this.kernel = _options.facts.kernel.name;
  }

  /** The chosen kernel. */
  kernel: string | null;

  protected override render(): React.JSX.Element {
    const { facts, path, server, source, storage, trans } = this._options;
    return (
      <LaunchForm
        path={path}
        codeCells={facts.codeCells}
        wanted={facts.wanted}
        choice={facts.kernel}
        kernels={kernelOptions(facts)}
        kernel={this.kernel}
        resources={server.state.info?.resources ?? null}
        storage={storage}
        owner={source?.owner ?? null}
        host={source?.host ?? null}
        trans={trans}
        onKernel={kernel => {
          this.kernel = kernel;
          this.update();
        }}
      />
    );
  }
}

interface ILaunchBodyOptions {
  facts: INotebookFacts;
  path: string;
  server: ServerModel;
  source: Source | null;
  storage: StorageLocation | null;
  trans: TranslationBundle;
}

function kernelOptions({
  specs
}: INotebookFacts): { label: string; value: string }[] {
  return Object.values(specs?.kernelspecs ?? {})
    .filter(spec => spec !== undefined)
    .map(spec => ({ label: spec.display_name, value: spec.name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Where a notebook came from, to name whom to trust; not worth a failure. */
async function sourceOf(
  { request }: Job,
  { serverSettings }: ServiceManager.IManager
): Promise<Source | null> {
  const url = requestUrl(request);
  if (url === null) {
    return null;
  }
  try {
    return await resolve(serverSettings, { url });
  } catch {
    return null;
  }
}
