import type { TranslationBundle } from '@jupyterlab/translation';
import { historyIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { ICommitState } from '../../model/repository/commitModel';
import { IconButton } from '../Buttons';
import type { ICardActions } from './cardActions';
import type { ICommitAreaActions } from './CommitArea';

export interface IMessageFieldProps {
  commit: ICommitState;
  trans: TranslationBundle;
  actions: Pick<ICardActions & ICommitAreaActions, 'onEdit' | 'onMessages'>;
}

/** What a commit says of itself, with the person's earlier words at hand. */
export function MessageField(props: IMessageFieldProps): React.JSX.Element {
  const { actions, commit, trans } = props;
  const field = React.useRef<HTMLTextAreaElement>(null);
  const place = React.useRef<HTMLSpanElement>(null);
  React.useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <div className="jp-ImportRun-input jp-mod-area">
      <textarea
        ref={field}
        aria-label={trans.__('Message')}
        placeholder={trans.__('What did you change?')}
        rows={3}
        value={commit.message}
        onChange={event => {
          actions.onEdit({ message: event.target.value });
        }}
      />
      <span ref={place} className="jp-ImportRun-icon">
        <IconButton
          icon={historyIcon}
          label={trans.__('Earlier Messages')}
          onClick={() => {
            const button = place.current?.querySelector('button');
            if (button) {
              actions.onMessages(button);
            }
          }}
        />
      </span>
    </div>
  );
}
