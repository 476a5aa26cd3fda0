import type { TranslationBundle } from '@jupyterlab/translation';
import { runIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Preset, Source } from '../api/_schema';
import { keyIcon } from '../icons';
import type { IProjectsState } from '../model/accounts/projectsModel';
import type { ITaken } from '../model/taken';
import type { IErrorText } from '../text/errorText';
import { visibleText } from '../text/format';
import { addressOf } from '../text/sourceText';
import { AlreadyHere } from './AlreadyHere';
import { Button } from './Buttons';
import { DetailsFold } from './DetailsFold';
import { Found } from './Found';
import { ErrorMessage } from './Message';
import { UrlField } from './UrlField';

export interface IImportBoxProps {
  text: string;
  /** The person's projects that the text may be the name of. */
  completion: IProjectsState;
  /** The saved repositories that it may be the name of. */
  saved: readonly Preset[];
  source: Source | null;
  /** Why the text cannot be imported. */
  error: IErrorText | null;
  /** Why the server did not take the last request. */
  refusal: IErrorText | null;
  /** Why this server can import nothing of this kind. */
  obstacle: IErrorText | null;
  /** Why one has to sign in before its server tells anything, or null. */
  signIn: IErrorText | null;
  /** What has the name already, or null. */
  taken: ITaken | null;
  canRun: boolean;
  isOpen: boolean;
  isStarting: boolean;
  /** The folded details in a few words. */
  summary: string;
  /** What stands in the way where the import goes, or null. */
  warning: string | null;
  details: React.ReactNode;
  inputRef: React.RefObject<HTMLInputElement>;
  trans: TranslationBundle;
  onText: (text: string, isPaste: boolean) => void;
  onOpen: (isOpen: boolean) => void;
  onSubmit: (run: boolean) => void;
  onAllowHost: () => void;
  onOpenTaken: () => void;
  onSaved: (preset: Preset) => void;
  onShowSaved: () => void;
  onSignIn: () => void;
}

/** The URL field, what it sees, and the buttons. Never folds away. */
export function ImportBox(props: IImportBoxProps): React.JSX.Element {
  const { error, inputRef, refusal, source, trans } = props;
  const id = React.useId();
  // What is no URL may be the name of something.
  const isCompleting =
    props.completion.found.length > 0 || props.saved.length > 0;
  const submit = (run: boolean) => {
    // The button may go; the next URL goes where the last one went.
    inputRef.current?.focus();
    props.onSubmit(run);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement;
    if (event.key === 'Enter' && isField && !event.isDefaultPrevented()) {
      event.preventDefault();
      submit(true);
    }
  };
  return (
    <div className="jp-ImportRun-import">
      <UrlField
        text={props.text}
        errorId={error === null || isCompleting ? null : `${id}-error`}
        completion={props.completion}
        saved={props.saved}
        inputRef={inputRef}
        trans={trans}
        onChange={props.onText}
        onEnter={() => {
          submit(true);
        }}
        onSaved={props.onSaved}
      />
      {error !== null && !isCompleting && (
        <ErrorMessage id={`${id}-error`} text={error}>
          <ErrorButton {...props} error={error} />
        </ErrorMessage>
      )}
      <div role="status" className="jp-ImportRun-status">
        {source !== null && <Found source={source} trans={trans} />}
      </div>
      {source !== null && props.obstacle !== null && (
        <ErrorMessage id={`${id}-obstacle`} text={props.obstacle} />
      )}
      {source !== null && props.obstacle === null && (
        <>
          {props.taken !== null && (
            <AlreadyHere
              taken={props.taken}
              isOpening={props.isStarting}
              trans={trans}
              onOpen={props.onOpenTaken}
            />
          )}
          <DetailsFold {...props} />
          {props.isOpen && <div onKeyDown={onKeyDown}>{props.details}</div>}
          <div className="jp-ImportRun-importFoot">
            {props.signIn !== null && (
              <div className="jp-ImportRun-message" role="status">
                <keyIcon.react tag="span" className="jp-ImportRun-icon" />
                <span>{props.signIn.sentence}</span>
              </div>
            )}
            {refusal !== null && (
              <ErrorMessage id={`${id}-refusal`} text={refusal} />
            )}
            <ImportButtons {...props} onSubmit={submit} />
          </div>
        </>
      )}
    </div>
  );
}

/** The way out of an error, where there is one. */
function ErrorButton(
  props: IImportBoxProps & { error: IErrorText }
): React.JSX.Element | null {
  const { error, inputRef, trans } = props;
  const { suggestion } = error;
  if (error.action === 'allow_host') {
    return (
      <Button label={trans.__('Allow…')} isSmall onClick={props.onAllowHost} />
    );
  }
  if (error.action === 'show_saved') {
    return (
      <Button
        label={trans.__('Show Those That Can')}
        isSmall
        onClick={props.onShowSaved}
      />
    );
  }
  if (suggestion !== undefined) {
    return (
      <Button
        label={trans.__('Use %1', visibleText(addressOf(suggestion)))}
        isSmall
        onClick={() => {
          props.onText(suggestion, true);
          inputRef.current?.focus();
        }}
      />
    );
  }
  return null;
}

function ImportButtons(props: IImportBoxProps): React.JSX.Element {
  const { canRun, isStarting, onSubmit, taken, trans } = props;
  return (
    <div className="jp-ImportRun-buttons jp-mod-fill">
      {props.signIn !== null && (
        <Button label={trans.__('Sign In…')} onClick={props.onSignIn} />
      )}
      <Button
        label={
          taken?.isSame === true
            ? trans.__('Import a Second Copy')
            : trans.__('Import')
        }
        isFilled={!canRun}
        isDisabled={isStarting}
        onClick={() => {
          onSubmit(false);
        }}
      />
      {canRun && (
        <Button
          label={trans.__('Import & Run')}
          icon={runIcon}
          isFilled
          isDisabled={isStarting}
          onClick={() => {
            onSubmit(true);
          }}
        />
      )}
    </div>
  );
}
