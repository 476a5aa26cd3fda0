import * as React from 'react';

import type { ErrorInfo } from '../../api/_schema';
import { Button } from '../../components/Buttons';
import { FactList } from '../../components/FactList';
import { kernelFact } from '../../components/link/kernelFact';
import { LinkButtons } from '../../components/link/LinkButtons';
import { LinkFacts } from '../../components/link/LinkFacts';
import { LinkHere } from '../../components/link/LinkHere';
import { TrustNotice } from '../../components/link/TrustNotice';
import { ErrorMessage } from '../../components/Message';
import { useModel } from '../../components/useModel';
import type { LinkModel, LinkWay } from '../../model/link/linkModel';
import { errorText } from '../../text/errorText';
import {
  alreadyText,
  buttonTexts,
  kindText,
  targetText,
  wayText,
  whatText
} from '../../text/linkText';
import { obstacleText } from '../../text/obstacleText';
import { placeOf } from '../../text/sourceText';
import { spaceText } from '../../text/storageText';
import { BoundDetails, warningOf } from '../importDetails';
import type { IBoundLinkProps } from './boundLink';

export interface IBoundQuestionProps extends IBoundLinkProps {
  act: (action: Promise<unknown>) => void;
}

/** What the person is asked: import it, or what to do with what is here. */
export function BoundQuestion(props: IBoundQuestionProps): React.JSX.Element {
  const { act, actions, importRun, model, panel, trans } = props;
  const { facts, here, place, problem, way } = useModel(model);
  const { isStarting } = useModel(model.form);
  const { info } = useModel(importRun.server);
  const id = React.useId();
  const obstacle = obstacleText(model.form.kind, info, trans);
  const texts = buttonTexts(way, trans);
  const { source } = model;
  return (
    <>
      {place === null ? (
        <Sheet {...props} />
      ) : (
        <LinkHere
          here={here}
          place={place}
          way={way}
          ways={waysOf(model).map(each => ({
            way: each,
            ...wayText(each, model, trans)
          }))}
          trans={trans}
          onPlace={chosen => {
            act(model.setPlace(chosen));
          }}
          onWay={chosen => {
            model.setWay(chosen);
          }}
        />
      )}
      {obstacle !== null && <ErrorMessage id={`${id}-no`} text={obstacle} />}
      {problem !== null && (
        <ErrorMessage id={`${id}-problem`} text={errorText(problem, trans)}>
          {place !== null && canBeSettled(problem) && (
            <Button
              label={trans.__('Pull in the Panel')}
              isSmall
              onClick={() => {
                act(panel.perform('pull', { path: place, isFolder: true }));
              }}
            />
          )}
        </ErrorMessage>
      )}
      {facts !== null && (
        <div className="jp-ImportRun-linkSheet">
          <FactList facts={[kernelFact(facts, trans)]} />
        </div>
      )}
      {model.notebook !== null && obstacle === null && (
        <TrustNotice source={source} trans={trans} />
      )}
      <LinkButtons
        leave={trans.__('Cancel')}
        plain={texts.plain}
        run={model.notebook === null ? null : texts.run}
        suggestsRun={model.suggestsRun}
        isDisabled={isStarting || obstacle !== null}
        onGo={run => {
          act(actions.start(run));
        }}
        onLeave={() => {
          actions.cancel();
        }}
      />
    </>
  );
}

function Sheet(props: IBoundQuestionProps): React.JSX.Element | null {
  const { accounts, act, importer, importRun, model, trans } = props;
  const { isChanging } = useModel(model);
  const { storage } = useModel(model.form.destination);
  const { info } = useModel(importRun.server);
  const { source } = model;
  if (source === null) {
    return null;
  }
  return (
    <div className="jp-ImportRun-linkSheet">
      <LinkFacts
        what={whatText(model, trans)}
        kind={kindText(model, trans)}
        place={placeOf(source)}
        address={source.repository_url ?? source.download_url}
        branch={model.ref}
        target={targetText(model)}
        space={
          warningOf(storage, info, trans) ??
          (storage === null ? null : spaceText(storage, trans))
        }
        already={alreadyText(model, trans)}
        canRun={model.notebook !== null}
        isChanging={isChanging}
        trans={trans}
        onChange={() => {
          model.setChanging(true);
        }}
      />
      {isChanging && (
        <BoundDetails
          accounts={accounts}
          importer={importer}
          importRun={importRun}
          act={act}
          trans={trans}
        />
      )}
    </div>
  );
}

/** Whether the panel would ask what to do about it. */
function canBeSettled({ code }: ErrorInfo): boolean {
  return code === 'conflict' || code === 'local_changes';
}

/** The ways that there are where it is here already. */
function waysOf({ canUpdate }: LinkModel): LinkWay[] {
  return canUpdate ? ['open', 'update', 'copy'] : ['open', 'copy'];
}
