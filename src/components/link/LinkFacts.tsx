import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { visibleText } from '../../text/format';
import { PageLink } from '../accounts/PageLink';
import { LinkButton } from '../Buttons';
import { type Fact, FactList } from '../FactList';

export interface ILinkFactsProps {
  what: string;
  kind: string;
  /** Where it comes from, as people write it, and its address. */
  place: string;
  address: string | null;
  /** The branch, tag or commit; null for what its server hands out. */
  branch: string | null;
  target: string;
  /** How much room there is, or what stands in the way; null where nobody knows. */
  space: string | null;
  already: string;
  canRun: boolean;
  isChanging: boolean;
  trans: TranslationBundle;
  onChange: () => void;
}

/** What would be imported, from where and to where. */
export function LinkFacts(props: ILinkFactsProps): React.JSX.Element {
  const { trans } = props;
  const facts: Fact[] = [
    [trans.__('What'), <WithHint hint={props.kind}>{props.what}</WithHint>],
    [
      trans.__('From'),
      <WithHint
        hint={
          props.branch === null
            ? null
            : trans.__('Branch or version: %1', visibleText(props.branch))
        }
      >
        <PageLink url={props.address} label={visibleText(props.place)} />
      </WithHint>
    ],
    [
      trans.__('To'),
      <WithHint hint={props.space}>
        {props.target}{' '}
        {!props.isChanging && (
          <LinkButton
            label={trans.__('Change…')}
            ariaLabel={trans.__('Change… where and how it is imported')}
            onClick={props.onChange}
          />
        )}
      </WithHint>
    ],
    [trans.__('Already here?'), props.already]
  ];
  if (props.canRun) {
    facts.push([
      trans.__('Would run with'),
      <WithHint
        hint={trans.__('You are asked again only where that one is missing.')}
      >
        {trans.__('The kernel that the notebook names')}
      </WithHint>
    ]);
  }
  return <FactList facts={facts} />;
}

interface IWithHintProps {
  hint: string | null;
  children: React.ReactNode;
}

function WithHint({ children, hint }: IWithHintProps): React.JSX.Element {
  return (
    <>
      {children}
      {hint !== null && (
        <span className="jp-ImportRun-hint jp-ImportRun-small">{hint}</span>
      )}
    </>
  );
}
