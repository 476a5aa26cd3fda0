import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  PanelWithToolbar,
  ReactWidget
} from '@jupyterlab/ui-components';
import { type ISignal, Signal } from '@lumino/signaling';
import * as React from 'react';

import type { PresetActions } from '../../actions/presets/presetActions';
import type { PublishActions } from '../../actions/publish/publishActions';
import { PresetsView } from '../../components/presets/PresetsView';
import { StartList } from '../../components/presets/StartList';
import { RepeatedList } from '../../components/publish/RepeatedList';
import { useHeight } from '../../components/useHeight';
import { useModel } from '../../components/useModel';
import { useNow } from '../../components/useNow';
import { BehindModel } from '../../model/presets/behindModel';
import { standingOf } from '../../model/presets/standing';
import { entriesBeside } from '../../model/presets/startRoles';
import { reportError } from '../../reportError';
import { errorText } from '../../text/errorText';
import type { IImportRun } from '../../tokens';
import type { ISection } from '../sections';
import { toolbarIcon } from '../toolbarItem';
import { addMenu } from './addMenu';
import { presetMenu } from './presetMenu';

/** “3 min ago” is renewed so often. */
const RENEW_MS = 60_000;

/** The section of the saved repositories, and of what goes to them by itself. */
export class PresetsSection extends PanelWithToolbar implements ISection {
  constructor(private readonly _options: PresetsSection.IOptions) {
    super();
    const { actions, importRun, trans } = _options;
    this.id = 'jupyter-import-run-saved';
    this.addClass('jp-ImportRun-section');
    this.title.label = trans.__('Saved repositories');
    this._behind = new BehindModel(actions.model);
    this._add = toolbarIcon(trans.__('Save a Repository…'), addIcon, () => {
      this._openAddMenu();
    });
    this.toolbar.addItem('add', this._add);
    this.addWidget(
      ReactWidget.create(
        <BoundPresets
          actions={actions}
          behind={this._behind}
          importRun={importRun}
          publishing={_options.publishing}
          trans={trans}
          onHeight={height => {
            this._filledHeight = height;
            this._heightChanged.emit();
          }}
        />
      )
    );
    importRun.server.changed.connect(this._onServerChanged, this);
    this._onServerChanged();
  }

  readonly wantedHeight = null;

  get filledHeight(): number | null {
    return this._filledHeight;
  }

  /** Emitted when its content fills more or less. */
  get heightChanged(): ISignal<this, void> {
    return this._heightChanged;
  }

  /** It is folded until somebody wants it. */
  readonly isFoldedAtFirst = true;

  /** Read what is in sight again. */
  refresh(): void {
    const { actions, publishing, trans } = this._options;
    void actions.model.refresh();
    reporting(trans)(actions.start.refresh());
    reporting(trans)(publishing.model.refresh());
    this._behind.isActive = this.isVisible;
  }

  override dispose(): void {
    this._behind.dispose();
    super.dispose();
  }

  protected override onAfterShow(): void {
    this._behind.isActive = true;
  }

  protected override onAfterHide(): void {
    this._behind.isActive = false;
  }

  private _openAddMenu(): void {
    const { actions, importRun, trans } = this._options;
    const { repositories } = importRun.repositories.state;
    const act = reporting(trans);
    addMenu(
      repositories ?? [],
      {
        fromUrl: () => {
          act(actions.add());
        },
        fromAccount: () => {
          act(actions.addFromAccount());
        },
        fromHere: repository => {
          act(actions.addFromHere(repository));
        }
      },
      trans
    ).openBelow(this._add.node);
  }

  private _onServerChanged(): void {
    this._add.setHidden(isLockedDown(this._options.importRun));
  }

  private _add: ReactWidget;
  private _behind: BehindModel;
  private _filledHeight: number | null = null;
  private _heightChanged = new Signal<this, void>(this);
}

export namespace PresetsSection {
  export interface IOptions {
    actions: PresetActions;
    importRun: IImportRun;
    publishing: PublishActions;
    trans: TranslationBundle;
  }
}

interface IBoundPresetsProps extends PresetsSection.IOptions {
  behind: BehindModel;
  onHeight: (height: number) => void;
}

function BoundPresets(props: IBoundPresetsProps): React.JSX.Element {
  const { actions, behind, importRun, publishing, trans } = props;
  const { error, presets } = useModel(actions.model);
  const { commits } = useModel(behind);
  const { start } = useModel(actions.start);
  useModel(importRun.jobs);
  useModel(publishing.model);
  const now = useNow(RENEW_MS);
  useModel(importRun.server);
  const box = React.useRef<HTMLDivElement>(null);
  useHeight(box, props.onHeight);
  const act = reporting(trans);
  const add = () => {
    act(actions.add());
  };
  return (
    <div ref={box}>
      <PresetsView
        presets={presets}
        error={error === null ? null : errorText(error, trans)}
        canAdd={!isLockedDown(importRun)}
        standingOf={preset => standingOf(preset, actions.model.jobOf(preset))}
        behindOf={({ path }) => (path === null ? 0 : (commits.get(path) ?? 0))}
        start={start}
        trans={trans}
        actions={{
          onCancel: job => {
            act(actions.cancel(job));
          },
          onConnect: preset => {
            act(actions.connect(preset));
          },
          onMenu: (preset, anchor) => {
            presetMenu(
              preset,
              start,
              {
                connect: each => {
                  act(actions.connect(each));
                },
                copyUrl: ({ url }) => {
                  Clipboard.copyToSystem(url);
                },
                edit: each => {
                  act(actions.edit(each));
                },
                forget: each => {
                  act(actions.forget(each));
                },
                start: (each, role) => {
                  act(actions.start.choose(each.name, role));
                }
              },
              trans
            ).openBelow(anchor);
          },
          onOpen: path => {
            act(actions.open(path));
          }
        }}
        onAdd={add}
      />
      {start !== null && presets !== null && (
        <StartList
          start={start}
          entries={entriesBeside(
            start,
            new Set(presets.map(({ name }) => name))
          )}
          trans={trans}
          onLeaveOut={entry => {
            act(actions.start.choose(entry, null));
          }}
        />
      )}
      <RepeatedList
        publications={publishing.model.repeated}
        now={now}
        trans={trans}
        onStop={publication => {
          act(publishing.stop(publication));
        }}
      />
    </div>
  );
}

/** Whether nothing but the administrator's repositories can be used. */
function isLockedDown({ server }: IImportRun): boolean {
  return server.state.info?.locked_down ?? false;
}

/** Whatever fails is told. */
function reporting(
  trans: TranslationBundle
): (action: Promise<unknown>) => void {
  return action => {
    action.catch((error: unknown) => {
      reportError(error, trans);
    });
  };
}
