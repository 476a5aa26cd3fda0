import type { TranslationBundle } from '@jupyterlab/translation';
import { checkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { SettlingModel } from '../../model/repository/settlingModel';
import { visibleText } from '../../text/format';
import { classes } from '../classes';
import { useModel } from '../useModel';
import { ConflictFile } from './ConflictFile';

export interface IConflictViewProps {
  model: SettlingModel;
  trans: TranslationBundle;
}

/** All conflicts: the files, and the places of the one that is shown. */
export function ConflictView(props: IConflictViewProps): React.JSX.Element {
  const { model, trans } = props;
  const { shown } = useModel(model);
  const conflict =
    model.conflicts.find(({ path }) => path === shown) ?? model.conflicts[0];
  const { left } = model.counts;
  return (
    <>
      <div className="jp-ImportRun-conflict">
        <nav aria-label={trans.__('Files in conflict')}>
          {model.conflicts.map(each => (
            <FileButton
              key={each.path}
              path={each.path}
              left={model.left(each)}
              isShown={each === conflict}
              trans={trans}
              onClick={() => {
                model.show(each.path);
              }}
            />
          ))}
          <p className="jp-ImportRun-small">
            {trans.__(
              'Both keeps yours and puts theirs below it, or beside it as a copy of the file.'
            )}
          </p>
        </nav>
        <div className="jp-ImportRun-conflictParts">
          <ConflictFile
            key={conflict.path}
            conflict={conflict}
            choice={model.choiceFor(conflict.path)}
            trans={trans}
            onPart={(part, side) => {
              model.choosePart(conflict.path, part, side);
            }}
            onAllParts={side => {
              model.chooseParts(conflict, side);
            }}
            onWhole={side => {
              model.chooseWhole(conflict.path, side);
            }}
          />
        </div>
      </div>
      <p className="jp-ImportRun-small" role="status">
        {left === 0
          ? trans.__('All are settled. Nothing is written before Finish.')
          : trans._n('%1 conflict is left.', '%1 conflicts are left.', left)}
      </p>
    </>
  );
}

interface IFileButtonProps {
  path: string;
  left: number;
  isShown: boolean;
  trans: TranslationBundle;
  onClick: () => void;
}

function FileButton(props: IFileButtonProps): React.JSX.Element {
  const { isShown, left, path, trans } = props;
  const name = visibleText(path);
  return (
    <button
      type="button"
      className={classes(
        'jp-ImportRun-conflictItem',
        isShown && 'jp-mod-active'
      )}
      aria-current={isShown}
      title={name}
      onClick={props.onClick}
    >
      <span className="jp-ImportRun-grow jp-ImportRun-cut">{name}</span>
      {left > 0 ? (
        <span className="jp-ImportRun-count">{left}</span>
      ) : (
        <>
          <checkIcon.react tag="span" className="jp-ImportRun-icon" />
          <span className="jp-ImportRun-heard">{trans.__('settled')}</span>
        </>
      )}
    </button>
  );
}
