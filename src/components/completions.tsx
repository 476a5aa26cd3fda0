import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account, Preset, Project } from '../api/_schema';
import type { IFoundProjects } from '../model/accounts/projectsModel';
import { accountName } from '../text/accountText';
import { formatAgo, visibleText } from '../text/format';
import { presetTitle } from '../text/presetText';
import { addressOf } from '../text/sourceText';
import type { ICompletionGroup } from './CompletionPopup';
import { Marked } from './Marked';

/** The saved repositories that a word may mean. */
export function savedGroup(
  presets: readonly Preset[],
  query: string,
  trans: TranslationBundle,
  onPick: (preset: Preset) => void
): ICompletionGroup {
  return {
    label: trans.__('Saved repositories'),
    isHeaded: false,
    completions: presets.map(preset => ({
      key: preset.name,
      name: <Marked text={preset.name} query={query} />,
      line: (
        <>
          {trans.__('Saved')}
          {preset.path !== null && ` · ${trans.__('here')}`}
          {preset.locked && ` · ${trans.__('from your administrator')}`}
          {' · '}
          <Marked text={addressOf(preset.url)} query={query} />
        </>
      ),
      title: presetTitle(preset, trans),
      onPick: () => {
        onPick(preset);
      }
    }))
  };
}

/** The person's own projects, as the host of one account tells them. */
export function projectGroup(
  { account, projects }: IFoundProjects,
  query: string,
  now: number,
  trans: TranslationBundle,
  onPick: (project: Project) => void
): ICompletionGroup {
  return {
    label: groupText(account, trans),
    isHeaded: true,
    completions: projects.map(project => {
      const { archived, name, path, updated } = project;
      const facts = [
        archived ? trans.__('archived') : '',
        updated === null ? '' : formatAgo(updated, now, trans)
      ];
      return {
        key: path,
        name: <Marked text={name} query={query} />,
        line: (
          <>
            <Marked text={path} query={query} />
            {facts.filter(Boolean).map(fact => ` · ${fact}`)}
          </>
        ),
        title: visibleText(path),
        onPick: () => {
          onPick(project);
        }
      };
    })
  };
}

function groupText(account: Account | null, trans: TranslationBundle): string {
  return account === null
    ? trans.__('AWS CodeCommit')
    : `${visibleText(account.host)} · ${accountName(account)}`;
}
