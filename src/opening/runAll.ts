import type { JupyterFrontEnd } from '@jupyterlab/application';
import { SemanticCommand } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';

/** Run all cells by JupyterLab's own command. */
export async function runAll(
  app: JupyterFrontEnd,
  panel: NotebookPanel
): Promise<void> {
  app.shell.activateById(panel.id);
  await app.commands.execute('notebook:run-all-cells', {
    [SemanticCommand.WIDGET]: panel.id
  });
}
