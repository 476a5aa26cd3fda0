import { LabIcon } from '@jupyterlab/ui-components';

import importRunLauncherSvg from '../style/icons/import-run-launcher.svg';
import importRunSvg from '../style/icons/import-run.svg';

/** An arrow into a bracket; its head is the triangle of Run. */
export const importRunIcon = new LabIcon({
  name: 'jupyter-import-run:import-run',
  svgstr: importRunSvg
});

/** The same in colour, as tiles have it. */
export const importRunLauncherIcon = new LabIcon({
  name: 'jupyter-import-run:import-run-launcher',
  svgstr: importRunLauncherSvg
});
