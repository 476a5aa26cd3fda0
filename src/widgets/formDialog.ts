import { Dialog } from '@jupyterlab/apputils';
import type { Widget } from '@lumino/widgets';

const LIST_IS_SHOWN = '[role="combobox"][aria-expanded="true"]';
const TAKEN_FOR_BUTTONS = ['Enter', 'ArrowLeft', 'ArrowRight'];

/**
 * A dialog whose body is a form with buttons of its own.
 *
 * JupyterLab's dialog takes Enter for its own buttons, of which this has none, and most of its
 * versions take the arrows from every button, such as a tab: here they are for what has the
 * focus. So is Escape where that shows a list. The form ends it by `reject`.
 */
export class FormDialog extends Dialog<unknown> {
  constructor(options: FormDialog.IOptions) {
    super({ ...options, buttons: [] });
    this.addClass('jp-ImportRun-formDialog');
  }

  override handleEvent(event: Event): void {
    const isOurs =
      event instanceof KeyboardEvent &&
      event.target instanceof Element &&
      event.target.closest('.jp-Dialog-body') !== null &&
      (TAKEN_FOR_BUTTONS.includes(event.key) ||
        (event.key === 'Escape' && event.target.matches(LIST_IS_SHOWN)));
    if (!isOurs) {
      super.handleEvent(event);
    }
  }
}

export namespace FormDialog {
  export interface IOptions {
    title: string;
    body: Widget;
    focusNodeSelector: string;
  }
}
