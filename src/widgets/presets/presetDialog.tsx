import '../../../style/panel.js';

import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Preset } from '../../api/_schema';
import { PresetForm } from '../../components/presets/PresetForm';
import { useModel } from '../../components/useModel';
import type { AccountsModel } from '../../model/accounts/accountsModel';
import { accountsFor } from '../../model/accounts/hosts';
import { ProjectsModel } from '../../model/accounts/projectsModel';
import { joinPath } from '../../model/paths';
import {
  type IPresetFormState,
  PresetFormModel
} from '../../model/presets/presetForm';
import { nameFrom } from '../../model/presets/presetRules';
import type { PresetsModel } from '../../model/presets/presetsModel';
import { UrlModel } from '../../model/urlModel';
import { reportError } from '../../reportError';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { chooseFolder } from '../chooseFolder';
import { DialogBody } from '../dialogBody';
import { FormDialog } from '../formDialog';

export interface IPresetDialogOptions {
  accounts: AccountsModel;
  docManager: IDocumentManager;
  /** The one to change; left out: a new one. */
  preset?: Preset;
  presets: PresetsModel;
  serverSettings: ServerConnection.ISettings;
  translator: ITranslator;
  /** What a new one begins with. */
  url?: string;
  fields?: Partial<IPresetFormState>;
  /** Whether the person's projects are there to pick from at once. */
  showsProjects?: boolean;
}

/** Write down a saved repository, and save it; null where the person would rather not. */
export async function askForPreset(
  options: IPresetDialogOptions
): Promise<Preset | null> {
  const { accounts, preset = null, presets, serverSettings } = options;
  const trans = options.translator.load(DOMAIN);
  const taken = new Set(presets.presets.map(({ name }) => name));
  const form = new PresetFormModel(new UrlModel(serverSettings), preset, taken);
  const projects = new ProjectsModel(
    accounts,
    serverSettings,
    options.showsProjects
  );
  let saved: Preset | null = null;
  const save = async () => {
    const isSaved = await form.save(async () => {
      saved =
        preset === null
          ? await presets.create(form.request())
          : await presets.change(preset.name, form.patch());
    });
    if (isSaved) {
      dialog.reject();
    }
  };
  const dialog = new FormDialog({
    title:
      preset === null
        ? trans.__('Save a Repository')
        : trans.__('Edit %1', visibleText(preset.name)),
    body: DialogBody.create(
      <BoundPresetForm
        form={form}
        projects={projects}
        options={options}
        trans={trans}
        onCancel={() => {
          dialog.reject();
        }}
        onSave={() => {
          void save();
        }}
      />
    ),
    focusNodeSelector: 'input'
  });
  dialog.disposed.connect(() => {
    projects.dispose();
    form.dispose();
  });
  form.edit(options.fields ?? {});
  form.url.setText(options.url ?? form.url.url, true);
  await dialog.launch();
  return saved;
}

interface IBoundPresetFormProps {
  form: PresetFormModel;
  projects: ProjectsModel;
  options: IPresetDialogOptions;
  trans: TranslationBundle;
  onCancel: () => void;
  onSave: () => void;
}

function BoundPresetForm(props: IBoundPresetFormProps): React.JSX.Element {
  const { form, options, projects, trans } = props;
  const { accounts: known } = useModel(options.accounts);
  const completion = useModel(projects);
  const state = useModel(form);
  const url = useModel(form.url);
  return (
    <PresetForm
      url={url}
      state={state}
      problems={form.problems}
      savedInstead={form.savedInstead}
      completion={completion}
      accounts={accountsFor(form.repositoryUrl, known ?? [])}
      isNamed={form.preset !== null}
      isComplete={form.isComplete}
      trans={trans}
      actions={{
        onUrl: (text, isPaste) => {
          form.url.setText(text, isPaste);
          projects.setText(text);
        },
        onEdit: patch => {
          form.edit(patch);
        },
        onChooseFolder: () => {
          pickFolder(form, options).catch((error: unknown) => {
            reportError(error, trans);
          });
        },
        onCancel: props.onCancel,
        onSave: props.onSave
      }}
    />
  );
}

/** Its clone goes into the folder that is picked, under the repository's own name. */
async function pickFolder(
  form: PresetFormModel,
  { docManager, translator }: IPresetDialogOptions
): Promise<void> {
  const folder = await chooseFolder(docManager, '', translator);
  const name = nameFrom(form.url.state.source?.repository_name ?? '');
  if (folder !== null) {
    form.edit({ folder: joinPath(folder, name || form.state.name) });
  }
}
