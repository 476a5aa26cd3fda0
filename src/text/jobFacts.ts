import type { TranslationBundle } from '@jupyterlab/translation';

import type { CreateProjectResult, Job, PublishResult } from '../api/_schema';
import { isOutgoing, resultPaths, warningsOf } from '../model/activity';
import { requestUrl } from '../requestUrl';
import { formatBytes, formatSeconds, visibleText } from './format';
import { folderText, kindText } from './jobText';
import { shortRef } from './sourceText';
import { warningText } from './warningText';

/** What became of a job, by name: as much as is known. */
export function jobFacts(
  job: Job,
  size: number | null,
  trans: TranslationBundle
): [string, string][] {
  const { ended, request, result, started } = job;
  const url = requestUrl(request);
  const facts: [string, string | null][] = [
    [trans.__('What'), kindText(job, trans)],
    [
      isOutgoing(job) ? trans.__('Repository') : trans.__('From'),
      url === null ? presetName(job) : visibleText(url)
    ],
    [trans.__('To'), toText(job)]
  ];
  if (result?.kind === 'import_repository' || isPublished(result)) {
    const { branch, commit } = result;
    facts.push(
      [
        trans.__('Branch'),
        branch === null ? null : visibleText(shortRef(branch))
      ],
      [trans.__('Commit'), commit]
    );
  }
  facts.push(
    [trans.__('Size'), size === null ? null : formatBytes(size)],
    [
      trans.__('Took'),
      started === null || ended === null
        ? null
        : formatSeconds((Date.parse(ended) - Date.parse(started)) / 1000, trans)
    ],
    [
      trans.__('Good to know'),
      warningsOf(job)
        .map(warning => warningText(warning, trans))
        .join('\n') || null
    ]
  );
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

/** The saved repository that a job is about, by its name. */
function presetName({ request }: Job): string | null {
  return 'preset' in request && request.preset
    ? visibleText(request.preset)
    : null;
}

/** The folder that it came to, here or in the repository. */
function toText(job: Job): string | null {
  const { request } = job;
  return request.kind === 'publish'
    ? folderText(request.folder ?? '')
    : request.kind === 'create_project'
      ? null
      : folderText(resultPaths(job)?.path ?? '');
}

function isPublished(
  result: Job['result']
): result is CreateProjectResult | PublishResult {
  return result?.kind === 'publish' || result?.kind === 'create_project';
}
