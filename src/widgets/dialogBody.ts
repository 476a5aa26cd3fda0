import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import type * as React from 'react';
import { flushSync } from 'react-dom';

/**
 * The body of a dialog, there as soon as the dialog is.
 *
 * A dialog gives the keyboard to its button or field once its body is rendered, for which it
 * waits until the browser is idle where that is a plain `ReactWidget`: whoever pressed Escape
 * or Enter until then, pressed it in vain.
 */
export abstract class DialogBody extends ReactWidget {
  /** A body that never changes by itself. */
  static override create(element: React.ReactElement): DialogBody {
    return new (class extends DialogBody {
      protected override render(): React.ReactElement {
        return element;
      }
    })();
  }

  protected override onUpdateRequest(message: Message): void {
    flushSync(() => {
      super.onUpdateRequest(message);
    });
    this.renderPromise = undefined;
  }
}
