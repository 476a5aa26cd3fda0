import { Clipboard } from '@jupyterlab/apputils';
import { lockIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { importRunLauncherIcon } from '../../appIcons';
import { LinkFrame } from '../../components/link/LinkFrame';
import { LinkProgress } from '../../components/link/LinkProgress';
import { LinkRefusal } from '../../components/link/LinkRefusal';
import { useModel } from '../../components/useModel';
import { useNow } from '../../components/useNow';
import { notebookOf } from '../../model/activity';
import { reportError } from '../../reportError';
import { errorText } from '../../text/errorText';
import { leadText, titleText } from '../../text/linkText';
import { rowActions } from '../rowActions';
import { BoundQuestion } from './boundQuestion';
import type { LinkWidget } from './linkWidget';

/** How often “3 min ago” and the wait for a next try are renewed. */
const RENEW_MS = 5000;

export interface IBoundLinkProps extends LinkWidget.IOptions {
  titleRef: React.RefObject<HTMLHeadingElement>;
}

/** The page of a link, bound to its model. */
export function BoundLink(props: IBoundLinkProps): React.JSX.Element {
  const { actions, model, trans } = props;
  const { error, isReading, job } = useModel(model);
  useModel(model.form);
  useModel(model.form.url);
  useModel(model.form.destination);
  const text = error === null ? null : errorText(error, trans);
  const act = (action: Promise<unknown>) => {
    action.catch((reason: unknown) => {
      reportError(reason, trans);
    });
  };
  return (
    <LinkFrame
      icon={text?.locked === true ? lockIcon : importRunLauncherIcon}
      title={titleText(model, trans)}
      lead={leadText(model, trans)}
      titleRef={props.titleRef}
      trans={trans}
    >
      {error !== null && text !== null ? (
        <LinkRefusal
          error={text}
          trans={trans}
          onAllowHost={() => {
            act(actions.allowHost(error));
          }}
          onCopy={() => {
            Clipboard.copyToSystem(model.inner);
          }}
          onClose={() => {
            actions.cancel();
          }}
        />
      ) : job !== null ? (
        <BoundProgress {...props} job={job} act={act} />
      ) : isReading || model.source === null ? null : (
        <BoundQuestion {...props} act={act} />
      )}
    </LinkFrame>
  );
}

function BoundProgress(
  props: IBoundLinkProps & {
    job: NonNullable<LinkWidget.IOptions['model']['state']['job']>;
    act: (action: Promise<unknown>) => void;
  }
): React.JSX.Element {
  const { act, actions, importRun, job, model, trans } = props;
  const now = useNow(RENEW_MS);
  const back = async (): Promise<void> => {
    await model.ask();
  };
  const change = async (): Promise<void> => {
    model.setChanging(true);
    await back();
  };
  return (
    <LinkProgress
      job={job}
      spoken={titleText(model, trans)}
      source={model.source}
      now={now}
      canRun={notebookOf(job) !== null}
      suggestsRun={model.suggestsRun}
      actions={{
        ...rowActions(importRun, change, trans),
        onDismiss: () => {
          actions.cancel();
        }
      }}
      trans={trans}
      onBack={() => {
        act(back());
      }}
      onClose={() => {
        actions.cancel();
      }}
      onOpen={run => {
        act(actions.open(job, run));
      }}
    />
  );
}
