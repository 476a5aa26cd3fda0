import type { TranslationBundle } from '@jupyterlab/translation';
import {
  folderIcon,
  HTMLSelect,
  type LabIcon,
  runningIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Resources, StorageLocation } from '../api/_schema';
import { processorIcon } from '../icons';
import type { IKernelChoice, IWantedKernel } from '../model/kernels';
import { formatBytes, visibleText } from '../text/format';
import { MeterBar } from './Bar';
import { Trust } from './Trust';

export interface ILaunchFormProps {
  path: string;
  /** How many cells hold code. */
  codeCells: number;
  wanted: IWantedKernel;
  choice: IKernelChoice;
  /** The installed kernels, for people and by name. */
  kernels: readonly { label: string; value: string }[];
  kernel: string | null;
  resources: Resources | null;
  storage: StorageLocation | null;
  /** Who wrote the code, and where it is from. */
  owner: string | null;
  host: string | null;
  trans: TranslationBundle;
  onKernel: (kernel: string) => void;
}

/** What is asked and shown before a notebook of others runs. */
export function LaunchForm(props: ILaunchFormProps): React.JSX.Element {
  const { choice, resources, storage, trans } = props;
  const id = React.useId();
  const help = kernelHelp(choice, props.wanted, trans);
  return (
    <div className="jp-ImportRun-launch">
      <div className="jp-ImportRun-fields jp-mod-kernel">
        <label htmlFor={`${id}-kernel`}>{trans.__('Kernel')}</label>
        {props.kernel === null ? (
          <span>{trans.__('None is installed')}</span>
        ) : (
          <HTMLSelect
            id={`${id}-kernel`}
            className="jp-ImportRun-select"
            aria-describedby={help === null ? undefined : `${id}-help`}
            value={props.kernel}
            options={[...props.kernels]}
            onChange={event => {
              props.onKernel(event.target.value);
            }}
          />
        )}
        {help !== null && (
          <div
            id={`${id}-help`}
            className="jp-ImportRun-help jp-ImportRun-small"
          >
            {help}
          </div>
        )}
      </div>
      <div className="jp-ImportRun-meters">
        {resources !== null && (
          <>
            <MemoryMeter resources={resources} trans={trans} />
            <ProcessorMeter resources={resources} trans={trans} />
          </>
        )}
        {storage !== null && <DiskMeter storage={storage} trans={trans} />}
      </div>
      <p className="jp-ImportRun-muted">
        {props.kernel === null
          ? trans.__('Opens %1.', visibleText(props.path))
          : trans._n(
              'Opens %2, starts the kernel and runs its only cell of code.',
              'Opens %2, starts the kernel and runs all %1 cells of code.',
              props.codeCells,
              visibleText(props.path)
            )}
      </p>
      <p>
        <Trust {...props} />
      </p>
    </div>
  );
}

interface IResourcesProps {
  resources: Resources;
  trans: TranslationBundle;
}

function MemoryMeter(props: IResourcesProps): React.JSX.Element | null {
  const { resources, trans } = props;
  const { memory_available: free, memory_total: total } = resources;
  if (free === null || total === null) {
    return null;
  }
  return (
    <Meter
      icon={runningIcon}
      label={trans.__('Memory')}
      value={trans.__('%1 free', formatBytes(free))}
      used={1 - free / total}
      note={
        resources.memory_limited
          ? trans.__('limit %1', formatBytes(total))
          : trans.__('of %1', formatBytes(total))
      }
    />
  );
}

function ProcessorMeter(props: IResourcesProps): React.JSX.Element | null {
  const { resources, trans } = props;
  const { cpu_count: count } = resources;
  if (count === null) {
    return null;
  }
  return (
    <Meter
      icon={processorIcon}
      label={trans.__('CPU')}
      value={trans._n('%1 core', '%1 cores', Number(count.toFixed(1)))}
      used={null}
      note={
        resources.cpu_limited
          ? trans.__('limit of this server')
          : trans.__('on this server')
      }
    />
  );
}

interface IDiskMeterProps {
  storage: StorageLocation;
  trans: TranslationBundle;
}

function DiskMeter(props: IDiskMeterProps): React.JSX.Element | null {
  const { storage, trans } = props;
  const { free_bytes: free, total_bytes: total } = storage;
  if (free === null) {
    return null;
  }
  return (
    <Meter
      icon={folderIcon}
      label={trans.__('Disk')}
      value={trans.__('%1 free', formatBytes(free))}
      used={total === null || total === 0 ? null : 1 - free / total}
      note={total === null ? '' : trans.__('of %1', formatBytes(total))}
    />
  );
}

interface IMeterProps {
  icon: LabIcon;
  label: string;
  value: string;
  /** 0..1, or null where nobody knows. */
  used: number | null;
  note: string;
}

function Meter(props: IMeterProps): React.JSX.Element {
  const { icon: Icon, label, note, used, value } = props;
  return (
    <div className="jp-ImportRun-meter">
      <div className="jp-ImportRun-meterTop">
        <Icon.react tag="span" className="jp-ImportRun-icon" />
        {label}
      </div>
      <div className="jp-ImportRun-meterValue">{value}</div>
      {used !== null && (
        <MeterBar
          fraction={used}
          label={label}
          valueText={`${value}, ${note}`}
        />
      )}
      <div className="jp-ImportRun-small">{note}</div>
    </div>
  );
}

function kernelHelp(
  choice: IKernelChoice,
  wanted: IWantedKernel,
  trans: TranslationBundle
): string | null {
  const name = visibleText(wanted.displayName ?? wanted.name ?? '');
  switch (choice.fit) {
    case 'own':
      return null;
    case 'nearest':
      return trans.__(
        'The notebook asks for “%1”, which is not installed. This is the nearest of the same language.',
        name
      );
    case 'no_language':
      return name === ''
        ? null
        : trans.__(
            'The notebook asks for “%1”, which is not installed, and no kernel here speaks its language.',
            name
          );
    case 'unnamed':
      return trans.__('The notebook names no kernel.');
  }
}
