import type { TranslationBundle } from '@jupyterlab/translation';
import { PanelWithToolbar, ReactWidget } from '@jupyterlab/ui-components';
import { type ISignal, Signal } from '@lumino/signaling';
import * as React from 'react';

import type { Job } from '../api/_schema';
import { JobList } from '../components/jobs/JobList';
import type { IJobRowActions } from '../components/jobs/jobRowProps';
import { LiveRegion } from '../components/LiveRegion';
import { useHeight } from '../components/useHeight';
import { useModel } from '../components/useModel';
import { useNow } from '../components/useNow';
import { isActive } from '../model/activity';
import { ActivityModel } from '../model/activityModel';
import { reportError } from '../reportError';
import type { IImportRun } from '../tokens';
import { rowActions } from './rowActions';
import type { ISection } from './sections';
import { toolbarLink } from './toolbarItem';

/** “3 min ago” is renewed this often. */
const RENEW_MS = 15_000;

/** The section of the jobs; there only while there are any. */
export class ActivitySection extends PanelWithToolbar implements ISection {
  /** @param change - Ask for something else than a job was asked for. */
  constructor(
    importRun: IImportRun,
    change: (job: Job) => Promise<void>,
    trans: TranslationBundle
  ) {
    super();
    this.id = 'jupyter-import-run-activity';
    this.addClass('jp-ImportRun-section');
    this.title.label = trans.__('Activity');
    this.model = new ActivityModel(importRun.jobs, trans);
    this._clear = this._createClear(importRun, trans);
    this.toolbar.addItem('clear', this._clear);
    this.addWidget(
      ReactWidget.create(
        <BoundJobList
          model={this.model}
          actions={rowActions(importRun, change, trans)}
          trans={trans}
          onHeight={height => {
            this._height = height;
            this._heightChanged.emit();
          }}
        />
      )
    );
    this.model.changed.connect(this._onChanged, this);
    this._onChanged();
  }

  readonly model: ActivityModel;

  /** Emitted when the rows need another height. */
  get heightChanged(): ISignal<this, void> {
    return this._heightChanged;
  }

  get wantedHeight(): number | null {
    return this._height;
  }

  override dispose(): void {
    this.model.dispose();
    super.dispose();
  }

  private _createClear(
    importRun: IImportRun,
    trans: TranslationBundle
  ): ReactWidget {
    const clear = toolbarLink(trans.__('Clear'), () => {
      importRun.jobActions
        .load()
        .then(actions =>
          actions.dismiss(this.model.state.rows.filter(row => !isActive(row)))
        )
        .catch((error: unknown) => {
          reportError(error, trans);
        });
    });
    clear.addClass('jp-ImportRun-clear');
    return clear;
  }

  private _onChanged(): void {
    this._clear.setHidden(this.model.state.rows.every(isActive));
  }

  private _clear: ReactWidget;
  private _height: number | null = null;
  private _heightChanged = new Signal<this, void>(this);
}

interface IBoundJobListProps {
  model: ActivityModel;
  actions: IJobRowActions;
  trans: TranslationBundle;
  onHeight: (height: number) => void;
}

function BoundJobList(props: IBoundJobListProps): React.JSX.Element {
  const { actions, model, onHeight, trans } = props;
  const { rows, spoken } = useModel(model);
  const now = useNow(RENEW_MS);
  const box = React.useRef<HTMLDivElement>(null);
  useHeight(box, onHeight);
  return (
    <div ref={box}>
      <JobList rows={rows} now={now} actions={actions} trans={trans} />
      <LiveRegion text={spoken} />
    </div>
  );
}
