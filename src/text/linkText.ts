import type { TranslationBundle } from '@jupyterlab/translation';

import type { LinkModel, LinkWay } from '../model/link/linkModel';
import { baseName, joinPath, parentOf } from '../model/paths';
import { visibleText } from './format';
import { folderText, titleOf } from './jobText';
import { placeOf } from './sourceText';

/** What the page is about, as its tab says it. */
export function tabText(model: LinkModel, trans: TranslationBundle): string {
  return model.source === null
    ? trans.__('Link')
    : trans.__('Import %1', visibleText(model.form.suggestedName));
}

/** The question, or what there is to say. */
export function titleText(model: LinkModel, trans: TranslationBundle): string {
  const { form, notebook, state } = model;
  if (state.error !== null) {
    return trans.__('The link cannot be followed');
  }
  if (state.isReading || model.source === null) {
    return trans.__('You opened a link');
  }
  const name = visibleText(form.suggestedName);
  if (state.job !== null) {
    return state.job.state === 'succeeded'
      ? trans.__('%1 is here', titleOf(state.job))
      : trans.__('Import of %1', name);
  }
  if (state.place !== null) {
    return trans.__('%1 is already here', visibleText(baseName(state.place)));
  }
  return form.kind === 'repository' && notebook !== null
    ? trans.__(
        'Import %1 with its repository?',
        visibleText(baseName(notebook))
      )
    : trans.__('Import %1?', name);
}

/** What has happened so far, and where the thing is. */
export function leadText(model: LinkModel, trans: TranslationBundle): string {
  const { source, state } = model;
  if (state.error !== null || state.job !== null) {
    return '';
  }
  if (state.place !== null && source !== null) {
    return trans.__(
      'In %1, from the same place: %2.',
      folderText(parentOf(state.place)),
      visibleText(placeOf(source))
    );
  }
  return trans.__(
    'You opened a link. Nothing has been downloaded and nothing has run.'
  );
}

/** What is imported, in words. */
export function whatText(model: LinkModel, trans: TranslationBundle): string {
  const { form, notebook, source } = model;
  const inside = notebook ?? source?.open ?? null;
  return form.kind === 'repository' && inside !== null
    ? trans.__('%1 in %2', visibleText(inside), visibleText(form.suggestedName))
    : visibleText(form.suggestedName);
}

/** What kind of thing it is. */
export function kindText(model: LinkModel, trans: TranslationBundle): string {
  const { form, notebook } = model;
  if (form.kind !== 'repository') {
    return trans.__('A notebook');
  }
  return notebook === null
    ? trans.__('A repository')
    : trans.__('A notebook, with the repository it is in');
}

/** Where it goes, as far as can be told. */
export function targetText({ form }: LinkModel): string {
  return visibleText(joinPath(form.destination.state.folder, form.name));
}

/** Whether something of that name is there, though not the same. */
export function alreadyText(
  { form }: LinkModel,
  trans: TranslationBundle
): string {
  const { name, suggestedName } = form;
  const { names } = form.destination.state;
  return names?.has(suggestedName) === true && name !== suggestedName
    ? trans.__(
        'No. Another %1 is, so this becomes %2.',
        visibleText(suggestedName),
        visibleText(name)
      )
    : trans.__('No');
}

/** A way to go on with what is here, and what comes of it. */
export function wayText(
  way: LinkWay,
  model: LinkModel,
  trans: TranslationBundle
): { label: string; hint: string } {
  const { status } = model.state;
  const branch = visibleText(
    status?.branch ?? status?.commit?.slice(0, 8) ?? ''
  );
  const wanted = visibleText(model.ref ?? '');
  switch (way) {
    case 'update':
      return model.isElsewhere
        ? {
            label: trans.__('Switch to %1 and update it, then open', wanted),
            hint: trans.__(
              'Your changes stay with %1, and come back when you return to it.',
              branch
            )
          }
        : {
            label: trans.__('Update it, then open'),
            hint: trans.__(
              'Fetches what is new on %1. Your changes are kept; a snapshot is taken first.',
              branch
            )
          };
    case 'copy':
      return {
        label: trans.__('Import a second copy'),
        hint:
          wanted === ''
            ? trans.__('As %1.', targetText(model))
            : trans.__(
                'As %1, with the state of %2.',
                targetText(model),
                wanted
              )
      };
    default:
      return {
        label: trans.__('Open it as it is'),
        hint: [
          model.isElsewhere
            ? trans.__('It is at %1, and the link is for %2.', branch, wanted)
            : '',
          status === null
            ? trans.__('Nothing is fetched.')
            : status.changes_total === 0
              ? trans.__('Nothing was changed here.')
              : trans._n(
                  'Your changed file stays as it is.',
                  'Your %1 changed files stay as they are.',
                  status.changes_total
                )
        ]
          .filter(Boolean)
          .join(' ')
      };
  }
}

/** The buttons of a way: without running, and with. */
export function buttonTexts(
  way: LinkWay,
  trans: TranslationBundle
): { plain: string; run: string } {
  switch (way) {
    case 'open':
      return { plain: trans.__('Open'), run: trans.__('Open & Run') };
    case 'update':
      return {
        plain: trans.__('Update & Open'),
        run: trans.__('Update & Run')
      };
    default:
      return { plain: trans.__('Import'), run: trans.__('Import & Run') };
  }
}
