import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from './api/_schema';
import { formatBytes, formatSeconds, visibleText } from './format';
import { folderText, kindText } from './jobText';
import { resultPaths, warningsOf } from './model/activity';
import { requestUrl } from './requestUrl';
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
    [trans.__('From'), url === null ? null : visibleText(url)],
    [trans.__('To'), folderText(resultPaths(job)?.path ?? '')]
  ];
  if (result?.kind === 'import_repository') {
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
