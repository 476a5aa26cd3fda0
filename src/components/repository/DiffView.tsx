import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { DiffHunk, FileDiff } from '../../api/_schema';
import { cellText, nothingText, sizesText } from '../../text/diffText';
import { visibleText } from '../../text/format';

export interface IDiffViewProps {
  diff: FileDiff;
  trans: TranslationBundle;
}

/** What changed in a file: lines of a text, cells of a notebook, sizes of anything else. */
export function DiffView(props: IDiffViewProps): React.JSX.Element {
  const { diff, trans } = props;
  const nothing =
    diff.kind !== 'binary' &&
    diff.hunks.length === 0 &&
    diff.cells.length === 0;
  return (
    <div className="jp-ImportRun-diff">
      {diff.origin !== null && (
        <p>{trans.__('It was %1 before.', visibleText(diff.origin))}</p>
      )}
      {diff.kind === 'binary' && <p>{sizesText(diff, trans)}</p>}
      {nothing && <p>{nothingText(diff, trans)}</p>}
      <Hunks hunks={diff.hunks} trans={trans} />
      {diff.cells.map(cell => (
        <section
          key={`${cell.change} ${cell.number}`}
          className="jp-ImportRun-diffCell"
        >
          <h4>{cellText(cell, trans)}</h4>
          <Hunks hunks={cell.hunks} trans={trans} />
          {cell.outputs_changed && (
            <p>{trans.__('Its output is another one.')}</p>
          )}
        </section>
      ))}
      {diff.truncated && !nothing && (
        <p>{trans.__('There is more; only the beginning is shown.')}</p>
      )}
    </div>
  );
}

interface IHunksProps {
  hunks: readonly DiffHunk[];
  trans: TranslationBundle;
}

function Hunks(props: IHunksProps): React.JSX.Element | null {
  const { hunks, trans } = props;
  if (hunks.length === 0) {
    return null;
  }
  return (
    <div
      className="jp-ImportRun-diffText"
      role="group"
      aria-label={trans.__('Changed lines')}
      tabIndex={0}
    >
      {hunks.map(hunk => (
        <React.Fragment key={`${hunk.old_start} ${hunk.new_start}`}>
          <div className="jp-ImportRun-diffWhere">
            {trans.__('Line %1', hunk.new_start)}
          </div>
          {hunk.lines.map((line, index) => (
            <Line key={index} {...line} trans={trans} />
          ))}
        </React.Fragment>
      ))}
    </div>
  );
}

const SIGNS = { added: '+', removed: '−', same: ' ' };

function Line(
  props: DiffHunk['lines'][number] & { trans: TranslationBundle }
): React.JSX.Element {
  const { kind, text, trans } = props;
  return (
    <div className={`jp-ImportRun-diffLine jp-mod-${kind}`}>
      <span aria-hidden="true">{SIGNS[kind]}</span>
      {kind !== 'same' && (
        <span className="jp-ImportRun-heard">
          {kind === 'added' ? trans.__('added:') : trans.__('removed:')}
        </span>
      )}
      <code>
        {visibleText(text.replace(/\r?\n$/, '').replace(/\t/g, '    '))}
      </code>
    </div>
  );
}
