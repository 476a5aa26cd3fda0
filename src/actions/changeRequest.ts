import type { Job } from '../api/_schema';
import type { IImportRun } from '../tokens';
import type { PresetActions } from './presets/presetActions';
import type { PublishActions } from './publish/publishActions';

/** Put what a job was asked for before the person again, where it is written down. */
export async function changeRequest(
  job: Job,
  importRun: IImportRun,
  presets: PresetActions,
  publishing: PublishActions
): Promise<void> {
  const { request } = job;
  if (request.kind === 'publish' || request.kind === 'create_project') {
    await publishing.change(job);
    return;
  }
  const name = request.kind === 'import_repository' ? request.preset : null;
  const preset = name ? presets.model.get(name) : null;
  if (preset !== null && !preset.locked) {
    await presets.edit(preset);
  } else {
    (await importRun.importer.load()).actions.change(job);
  }
}
