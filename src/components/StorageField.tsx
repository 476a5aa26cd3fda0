import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { StorageLocation } from '../api/_schema';
import { locationOf } from '../model/space';
import { locationText } from '../text/storageText';

export interface IStorageFieldProps {
  id: string;
  /** The administrator's places for imports. */
  locations: readonly StorageLocation[];
  /** Where the import goes; perhaps into none of them. */
  folder: string;
  trans: TranslationBundle;
  onFolder: (folder: string) => void;
  onChooseFolder: () => void;
}

/** Before the paths of locations, of which one is empty, so that no other value is like one. */
const LOCATION = 'location:';
const ELSEWHERE = 'elsewhere';
const CHOOSE = 'choose';

/** In which place for imports the folder is, and the way to another one. */
export function StorageField(props: IStorageFieldProps): React.JSX.Element {
  const { folder, id, locations, trans } = props;
  const current = locationOf(folder, locations);
  const options = locations.map(location => ({
    label: locationText(location, trans),
    value: LOCATION + location.path
  }));
  if (current === null) {
    options.unshift({ label: trans.__('Other folder'), value: ELSEWHERE });
  }
  options.push({ label: trans.__('Other Folder…'), value: CHOOSE });
  return (
    <>
      <label htmlFor={id}>{trans.__('Storage')}</label>
      <HTMLSelect
        id={id}
        className="jp-ImportRun-select"
        value={current === null ? ELSEWHERE : LOCATION + current.path}
        options={options}
        onChange={event => {
          const { value } = event.target;
          if (value === CHOOSE) {
            props.onChooseFolder();
          } else if (value.startsWith(LOCATION)) {
            props.onFolder(value.slice(LOCATION.length));
          }
        }}
      />
    </>
  );
}
