import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { branchIcon, tagIcon } from '../icons';
import { SuggestField } from './SuggestField';

export interface IRefFieldProps {
  id: string;
  /** The chosen ref, or the URL's own; empty for the default branch. */
  value: string;
  /** Null until the server of the repository has answered. */
  branches: readonly string[] | null;
  tags: readonly string[] | null;
  defaultBranch: string | null;
  isLoading: boolean;
  trans: TranslationBundle;
  /** The lists may be wanted now. */
  onFocus?: () => void;
  onChange: (ref: string) => void;
}

/** A branch or tag, completed from the server's own list; any other name can be typed. */
export function RefField(props: IRefFieldProps): React.JSX.Element {
  const { branches, defaultBranch, tags, trans, value } = props;
  const groups = React.useMemo(
    () => [
      { names: branches ?? [], icon: branchIcon, title: trans.__('Branches') },
      { names: tags ?? [], icon: tagIcon, title: trans.__('Tags') }
    ],
    [branches, tags, trans]
  );
  const isTag = !branches?.includes(value) && (tags?.includes(value) ?? false);
  return (
    <SuggestField
      id={props.id}
      value={value}
      icon={isTag ? tagIcon : branchIcon}
      placeholder={
        defaultBranch ??
        (props.isLoading ? trans.__('Asking the host…') : trans.__('Default'))
      }
      groups={groups}
      listLabel={trans.__('Branches and tags')}
      current={value === '' ? (defaultBranch ?? '') : value}
      trans={trans}
      onFocus={props.onFocus}
      onChange={props.onChange}
    />
  );
}
