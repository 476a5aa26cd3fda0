import type { LabIcon } from '@jupyterlab/ui-components';
import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import { IconButton, LinkButton } from '../components/Buttons';
import { useModel } from '../components/useModel';
import type { StateModel } from '../model/stateModel';

/**
 * A button for a toolbar.
 *
 * JupyterLab's own `ToolbarButton` gives its element an `aria-pressed` that its role does
 * not have, also where nothing can be pressed in.
 */
export function toolbarIcon(
  label: string,
  icon: LabIcon,
  onClick: () => void
): ReactWidget {
  return ReactWidget.create(
    <IconButton label={label} icon={icon} onClick={onClick} />
  );
}

/** The same for something that is on or off. */
export function toolbarToggle<T extends object>(
  label: string,
  icon: LabIcon,
  model: StateModel<T>,
  isOn: (state: Readonly<T>) => boolean,
  onClick: () => void
): ReactWidget {
  const Toggle = () => (
    <IconButton
      label={label}
      icon={icon}
      isPressed={isOn(useModel(model))}
      onClick={onClick}
    />
  );
  return ReactWidget.create(<Toggle />);
}

/** A word for a toolbar. */
export function toolbarLink(label: string, onClick: () => void): ReactWidget {
  return ReactWidget.create(<LinkButton label={label} onClick={onClick} />);
}
