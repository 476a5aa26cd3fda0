import { type LabIcon, launchIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { webAddress } from '../../model/accounts/hosts';

export interface IPageLinkProps {
  url: string | null;
  label: string;
  /** Drawn as the button that Enter does. */
  isButton?: boolean;
  icon?: LabIcon;
}

/** A way to a page of the host, in a tab of its own that learns nothing of this one. */
export function PageLink(props: IPageLinkProps): React.JSX.Element {
  const { icon: Icon = launchIcon, isButton, label } = props;
  const address = webAddress(props.url);
  if (address === null) {
    return <span>{label}</span>;
  }
  return (
    <a
      className={
        isButton
          ? 'jp-ImportRun-button jp-mod-filled'
          : 'jp-ImportRun-link jp-ImportRun-pageLink'
      }
      href={address}
      target="_blank"
      rel="noopener noreferrer"
    >
      {isButton && <Icon.react tag="span" className="jp-ImportRun-icon" />}
      <span className="jp-ImportRun-cut">{label}</span>
      {!isButton && <Icon.react tag="span" className="jp-ImportRun-icon" />}
    </a>
  );
}
