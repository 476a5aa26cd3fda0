import { LabIcon } from '@jupyterlab/ui-components';

import branchSvg from '../style/icons/branch.svg';
import clockSvg from '../style/icons/clock.svg';
import eyeSvg from '../style/icons/eye.svg';
import failedSvg from '../style/icons/failed.svg';
import keySvg from '../style/icons/key.svg';
import mergeRequestSvg from '../style/icons/merge-request.svg';
import okSvg from '../style/icons/ok.svg';
import processorSvg from '../style/icons/processor.svg';
import repositorySvg from '../style/icons/repository.svg';
import tagSvg from '../style/icons/tag.svg';
import warningSvg from '../style/icons/warning.svg';

export const branchIcon = icon('branch', branchSvg);
export const repositoryIcon = icon('repository', repositorySvg);
export const warningIcon = icon('warning', warningSvg);
export const failedIcon = icon('failed', failedSvg);
export const okIcon = icon('ok', okSvg);
export const clockIcon = icon('clock', clockSvg);
export const processorIcon = icon('processor', processorSvg);
export const tagIcon = icon('tag', tagSvg);
export const eyeIcon = icon('eye', eyeSvg);
export const keyIcon = icon('key', keySvg);
export const mergeRequestIcon = icon('merge-request', mergeRequestSvg);

function icon(name: string, svgstr: string): LabIcon {
  return new LabIcon({ name: `jupyter-import-run:${name}`, svgstr });
}
