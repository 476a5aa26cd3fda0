import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

export interface ILinkFrameProps {
  icon: LabIcon;
  title: string;
  lead: string;
  /** Gets the focus: a key that was meant for something else does nothing there. */
  titleRef: React.RefObject<HTMLHeadingElement>;
  trans: TranslationBundle;
  children: React.ReactNode;
}

/** What is the same about the page of a link, whatever it has to say. */
export function LinkFrame(props: ILinkFrameProps): React.JSX.Element {
  const { icon: Icon, lead, title } = props;
  return (
    <section
      className="jp-ImportRun-linkContent"
      aria-label={props.trans.__('Import from a link')}
    >
      <div className="jp-ImportRun-linkHero">
        <Icon.react tag="span" className="jp-ImportRun-linkIcon" />
        <div className="jp-ImportRun-grow">
          <h1 ref={props.titleRef} tabIndex={-1}>
            {title}
          </h1>
          {lead !== '' && <p>{lead}</p>}
        </div>
      </div>
      {props.children}
    </section>
  );
}
