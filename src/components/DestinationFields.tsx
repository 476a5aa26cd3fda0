import type { TranslationBundle } from '@jupyterlab/translation';
import { folderIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { StorageLocation } from '../api/_schema';
import { IconButton } from './Buttons';
import { SpaceBar } from './SpaceBar';
import { StorageField } from './StorageField';
import { TextInput } from './TextInput';

export interface IDestinationProps {
  folder: string;
  name: string;
  /** The administrator's places for imports. */
  locations: readonly StorageLocation[];
  /** The space of the folder, or null where nobody knows. */
  storage: StorageLocation | null;
  /** What stands in the way there, or null. */
  storageWarning: string | null;
  trans: TranslationBundle;
  onFolder: (folder: string) => void;
  onChooseFolder: () => void;
  onName: (name: string) => void;
}

/** Storage location, folder with its free space, and name. */
export function DestinationFields(
  props: IDestinationProps & { id: string }
): React.JSX.Element {
  const { folder, id, locations, storage, trans } = props;
  return (
    <>
      {locations.length > 1 && (
        <StorageField
          id={`${id}-storage`}
          locations={locations}
          folder={folder}
          trans={trans}
          onFolder={props.onFolder}
          onChooseFolder={props.onChooseFolder}
        />
      )}
      <label htmlFor={`${id}-folder`}>{trans.__('Folder')}</label>
      <div className="jp-ImportRun-input">
        <TextInput
          id={`${id}-folder`}
          placeholder="/"
          text={folder}
          onCommit={props.onFolder}
        />
        <IconButton
          icon={folderIcon}
          label={trans.__('Choose Folder…')}
          onClick={props.onChooseFolder}
        />
      </div>
      {storage !== null && (
        <SpaceBar
          storage={storage}
          warning={props.storageWarning}
          trans={trans}
        />
      )}
      <label htmlFor={`${id}-name`}>{trans.__('Name')}</label>
      <div className="jp-ImportRun-input">
        <TextInput
          id={`${id}-name`}
          text={props.name}
          onCommit={props.onName}
        />
      </div>
    </>
  );
}
