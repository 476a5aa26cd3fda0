import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { accountName } from '../../text/accountText';
import type { Account, Project } from '../../api/_schema';
import { formatAgo, visibleText } from '../../text/format';
import { repositoryIcon } from '../../icons';
import type { IFoundProjects } from '../../model/accounts/projectsModel';
import { classes } from '../classes';

export interface IProjectPopupProps {
  /** The id of the list; its options are called by it and their number. */
  id: string;
  query: string;
  found: readonly IFoundProjects[];
  /** The number of the option that Enter takes. */
  active: number;
  now: number;
  trans: TranslationBundle;
  onPick: (project: Project) => void;
}

/** The person's own projects, below the field that has a word of theirs. */
export function ProjectPopup(props: IProjectPopupProps): React.JSX.Element {
  const { active, found, id, onPick, trans } = props;
  let number = 0;
  return (
    <div
      className="jp-ImportRun-popup jp-mod-projects"
      id={id}
      role="listbox"
      aria-label={trans.__('Your repositories')}
      // The field keeps the focus.
      onMouseDown={event => {
        event.preventDefault();
      }}
    >
      {found.map(({ account, projects }) => (
        <div
          key={account?.id ?? ''}
          role="group"
          aria-label={groupText(account, trans)}
        >
          <div className="jp-ImportRun-popupGroup" role="presentation">
            {groupText(account, trans)}
          </div>
          {projects.map(project => {
            const index = number++;
            return (
              <ProjectOption
                {...props}
                key={project.path}
                id={`${id}-${index}`}
                isActive={index === active}
                project={project}
                onClick={() => {
                  onPick(project);
                }}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface IProjectOptionProps {
  id: string;
  isActive: boolean;
  now: number;
  project: Project;
  query: string;
  trans: TranslationBundle;
  onClick: () => void;
}

function ProjectOption(props: IProjectOptionProps): React.JSX.Element {
  const { isActive, now, project, query, trans } = props;
  const { archived, name, path, updated } = project;
  const ref = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (isActive) {
      ref.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isActive]);
  const facts = [
    archived ? trans.__('archived') : '',
    updated === null ? '' : formatAgo(updated, now, trans)
  ];
  return (
    <div
      ref={ref}
      id={props.id}
      className={classes('jp-ImportRun-project', isActive && 'jp-mod-active')}
      role="option"
      aria-selected={isActive}
      title={visibleText(path)}
      onClick={props.onClick}
    >
      <repositoryIcon.react tag="span" className="jp-ImportRun-icon" />
      <div className="jp-ImportRun-grow">
        <div className="jp-ImportRun-cut">
          <Marked text={visibleText(name)} query={query} />
        </div>
        <div className="jp-ImportRun-small jp-ImportRun-cut">
          <Marked text={visibleText(path)} query={query} />
          {facts.filter(Boolean).map(fact => ` · ${fact}`)}
        </div>
      </div>
    </div>
  );
}

/** A text, the first place in bold where the query is. */
function Marked(props: { text: string; query: string }): React.JSX.Element {
  const { query, text } = props;
  const begin = text.toLowerCase().indexOf(query.toLowerCase());
  const end = begin + query.length;
  return begin === -1 ? (
    <>{text}</>
  ) : (
    <>
      {text.slice(0, begin)}
      <b>{text.slice(begin, end)}</b>
      {text.slice(end)}
    </>
  );
}

function groupText(account: Account | null, trans: TranslationBundle): string {
  if (account === null) {
    return trans.__('AWS CodeCommit');
  }
  return `${visibleText(account.host)} · ${accountName(account)}`;
}
