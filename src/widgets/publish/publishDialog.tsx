import '../../../style/panel.js';

import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { PublishForm } from '../../components/publish/PublishForm';
import { useModel } from '../../components/useModel';
import type { PublishFormModel } from '../../model/publish/publishForm';
import { errorText } from '../../text/errorText';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';
import { FormDialog } from '../formDialog';

export interface IPublishDialogOptions {
  form: PublishFormModel;
  /** What goes out, in a word. */
  title: string;
  /** Whether any address will do, not only saved ones. */
  canUseUrl: boolean;
  /** Begin it; whatever it throws is told in the dialog. */
  publish: () => Promise<unknown>;
  translator: ITranslator;
}

/** Ask where files are published, and begin it. Resolves when the dialog is gone. */
export async function askToPublish(
  options: IPublishDialogOptions
): Promise<void> {
  const { form, publish, title, translator } = options;
  const trans = translator.load(DOMAIN);
  const dialog = new FormDialog({
    title,
    body: DialogBody.create(
      <BoundPublishForm
        form={form}
        canUseUrl={options.canUseUrl}
        trans={trans}
        onCancel={() => {
          dialog.reject();
        }}
        onPublish={() => {
          void form.start(publish).then(isStarted => {
            if (isStarted) {
              dialog.reject();
            }
          });
        }}
      />
    ),
    focusNodeSelector: 'select, input'
  });
  await dialog.launch();
}

interface IBoundPublishFormProps {
  form: PublishFormModel;
  canUseUrl: boolean;
  trans: TranslationBundle;
  onCancel: () => void;
  onPublish: () => void;
}

function BoundPublishForm(props: IBoundPublishFormProps): React.JSX.Element {
  const { form, trans } = props;
  const state = useModel(form);
  const url = useModel(form.url);
  const problem = form.branchProblem ?? url.probeError;
  return (
    <PublishForm
      what={form.what}
      presets={form.presets}
      canUseUrl={props.canUseUrl}
      url={url}
      state={state}
      branchError={problem === null ? null : errorText(problem, trans)}
      isComplete={form.isComplete}
      trans={trans}
      actions={{
        onUrl: (text, isPaste) => {
          form.url.setText(text, isPaste);
        },
        onEdit: patch => {
          form.edit(patch);
        },
        onCancel: props.onCancel,
        onPublish: props.onPublish
      }}
    />
  );
}
