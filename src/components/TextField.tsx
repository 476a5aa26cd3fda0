import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ErrorInfo } from '../api/_schema';
import { FieldProblem } from './FieldProblem';

export interface ITextFieldProps {
  id: string;
  label: string;
  text: string;
  placeholder?: string;
  /** What is wrong with the text; without it, nothing is. */
  problem?: ErrorInfo;
  isDisabled?: boolean;
  /** Whether it is written in words, which may be spelled wrong. */
  isProse?: boolean;
  /** Most characters. */
  most?: number;
  inputMode?: 'url';
  trans: TranslationBundle;
  onText: (text: string) => void;
  /** What stands in the field beside the text. */
  children?: React.ReactNode;
}

/** A labelled line of text in a form, which is taken over with every key. */
export function TextField(props: ITextFieldProps): React.JSX.Element {
  const { id, problem } = props;
  const problemId = `${id}-problem`;
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <div className="jp-ImportRun-input">
        <input
          id={id}
          type="text"
          inputMode={props.inputMode}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && problemId}
          autoComplete="off"
          disabled={props.isDisabled}
          maxLength={props.most}
          placeholder={props.placeholder}
          spellCheck={props.isProse ? undefined : false}
          value={props.text}
          onChange={event => {
            props.onText(event.target.value);
          }}
        />
        {props.children}
      </div>
      <FieldProblem id={problemId} problem={problem} trans={props.trans} />
    </>
  );
}
