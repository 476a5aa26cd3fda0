import type { TranslationBundle } from '@jupyterlab/translation';
import {
  caretDownIcon,
  caretRightIcon,
  runIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Source } from '../api/_schema';
import type { IErrorText } from '../errorText';
import { visibleText } from '../format';
import { addressOf } from '../sourceText';
import { Button } from './Buttons';
import { Found } from './Found';
import { ErrorMessage } from './Message';
import { UrlField } from './UrlField';

export interface IImportBoxProps {
  text: string;
  source: Source | null;
  /** Why the text cannot be imported. */
  error: IErrorText | null;
  /** Why the server did not take the last request. */
  refusal: IErrorText | null;
  canRun: boolean;
  isOpen: boolean;
  isStarting: boolean;
  /** The folded details in a few words. */
  summary: string;
  details: React.ReactNode;
  inputRef: React.RefObject<HTMLInputElement>;
  trans: TranslationBundle;
  onText: (text: string, isPaste: boolean) => void;
  onOpen: (isOpen: boolean) => void;
  onSubmit: (run: boolean) => void;
  onAllowHost: () => void;
}

/** The URL field, what it sees, and the buttons. Never folds away. */
export function ImportBox(props: IImportBoxProps): React.JSX.Element {
  const { error, inputRef, refusal, source, trans } = props;
  const id = React.useId();
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
        errorId={error === null ? null : `${id}-error`}
        inputRef={inputRef}
        trans={trans}
        onChange={props.onText}
        onEnter={() => {
          submit(true);
        }}
      />
      {error !== null && (
        <ErrorMessage id={`${id}-error`} text={error}>
          <ErrorButton {...props} error={error} />
        </ErrorMessage>
      )}
      <div role="status" className="jp-ImportRun-status">
        {source !== null && <Found source={source} />}
      </div>
      {source !== null && (
        <>
          <DetailsFold {...props} />
          {props.isOpen && <div onKeyDown={onKeyDown}>{props.details}</div>}
          {refusal !== null && (
            <ErrorMessage id={`${id}-refusal`} text={refusal} />
          )}
          <ImportButtons {...props} onSubmit={submit} />
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

function DetailsFold(props: IImportBoxProps): React.JSX.Element {
  const { isOpen, summary, trans } = props;
  const Caret = isOpen ? caretDownIcon : caretRightIcon;
  return (
    <button
      type="button"
      className="jp-ImportRun-fold"
      aria-expanded={isOpen}
      onClick={() => {
        props.onOpen(!isOpen);
      }}
    >
      <Caret.react tag="span" className="jp-ImportRun-icon" />
      <span>{trans.__('Details')}</span>
      {!isOpen && (
        <span
          className="jp-ImportRun-cut jp-ImportRun-foldSummary"
          title={summary}
        >
          {summary}
        </span>
      )}
    </button>
  );
}

function ImportButtons(props: IImportBoxProps): React.JSX.Element {
  const { canRun, isStarting, onSubmit, trans } = props;
  return (
    <div className="jp-ImportRun-buttons jp-mod-fill">
      <Button
        label={trans.__('Import')}
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
