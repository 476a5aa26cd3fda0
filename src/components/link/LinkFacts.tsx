import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { visibleText } from '../../text/format';
import { PageLink } from '../accounts/PageLink';
import { LinkButton } from '../Buttons';
import { type Fact, FactList } from '../FactList';
import { kernelFact } from './kernelFact';
import { WithHint } from './WithHint';

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
    facts.push(kernelFact(null, trans));
  }
  return <FactList facts={facts} />;
}
