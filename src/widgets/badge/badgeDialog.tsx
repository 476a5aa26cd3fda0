import '../../../style/panel.js';

import { Clipboard } from '@jupyterlab/apputils';
import type { Contents } from '@jupyterlab/services';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { BadgeForm } from '../../components/badge/BadgeForm';
import { useModel } from '../../components/useModel';
import type { BadgeModel } from '../../model/badge/badgeModel';
import { reportError } from '../../reportError';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';
import { FormDialog } from '../formDialog';
import { savePicture } from './savePicture';

export interface IBadgeDialogOptions {
  contents: Contents.IManager;
  model: BadgeModel;
  translator: ITranslator;
}

/**
 * Make a badge or a link, and copy it.
 *
 * @returns What the person would rather do with the repository first, or null.
 */
export async function showBadgeDialog(
  options: IBadgeDialogOptions
): Promise<'commit' | 'push' | null> {
  const trans = options.translator.load(DOMAIN);
  let wanted: 'commit' | 'push' | null = null;
  const dialog = new FormDialog({
    title: trans.__('Create Badge or Link'),
    body: DialogBody.create(
      <BoundBadgeForm
        options={options}
        trans={trans}
        onClose={() => {
          dialog.reject();
        }}
        onVerb={verb => {
          wanted = verb;
          dialog.reject();
        }}
      />
    ),
    focusNodeSelector: 'select, input'
  });
  dialog.addClass('jp-ImportRun-badgeDialog');
  dialog.disposed.connect(() => {
    options.model.dispose();
  });
  await dialog.launch();
  return wanted;
}

interface IBoundBadgeFormProps {
  options: IBadgeDialogOptions;
  trans: TranslationBundle;
  onClose: () => void;
  onVerb: (verb: 'commit' | 'push') => void;
}

function BoundBadgeForm(props: IBoundBadgeFormProps): React.JSX.Element {
  const { options, trans } = props;
  const { contents, model } = options;
  const state = useModel(model);
  const url = useModel(model.url);
  const choices = useModel(model.choices);
  const [told, setTold] = React.useState('');
  const { made } = state;
  // What was copied is another text by now.
  React.useEffect(() => {
    setTold('');
  }, [made]);
  return (
    <BadgeForm
      here={model.here}
      targets={model.targets}
      choices={choices}
      url={url}
      state={state}
      isRepository={model.isRepository}
      told={told}
      trans={trans}
      actions={{
        onUrl: text => {
          model.url.setText(text);
        },
        onEdit: patch => {
          model.edit(patch);
        },
        onRefs: () => {
          model.findRefs();
        },
        onVerb: props.onVerb,
        onCopy: format => {
          const text = made?.[format] ?? null;
          if (text !== null && !state.isStale) {
            Clipboard.copyToSystem(text);
            setTold(trans.__('Copied'));
          }
        },
        onSavePicture: () => {
          const folder = state.isHere ? (model.here?.folder ?? null) : null;
          savePicture(made?.svg ?? '', folder, contents, trans).then(
            setTold,
            (error: unknown) => {
              reportError(error, trans);
            }
          );
        },
        onClose: props.onClose
      }}
    />
  );
}
