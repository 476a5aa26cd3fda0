import type { TranslationBundle } from '@jupyterlab/translation';
import { fileIcon, notebookIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { isNotebook } from '../../model/paths';
import { SuggestField } from '../SuggestField';

export interface IFileFieldProps {
  id: string;
  /** Its place in the repository; empty: none. */
  file: string;
  /** Those that are known. */
  files: readonly string[];
  trans: TranslationBundle;
  onFile: (file: string) => void;
}

/** A file of a repository. */
export function FileField(props: IFileFieldProps): React.JSX.Element {
  const { file, files, trans } = props;
  const groups = React.useMemo(() => {
    const notebooks = files.filter(isNotebook);
    const others = files.filter(each => !isNotebook(each));
    return [
      { names: notebooks, icon: notebookIcon, title: trans.__('Notebooks') },
      { names: others, icon: fileIcon, title: trans.__('Other files') }
    ];
  }, [files, trans]);
  return (
    <SuggestField
      id={props.id}
      value={file}
      icon={file === '' || isNotebook(file) ? notebookIcon : fileIcon}
      placeholder={trans.__('Nothing, only the folder')}
      groups={groups}
      listLabel={trans.__('Files of the repository')}
      current={file}
      trans={trans}
      onChange={props.onFile}
    />
  );
}
