import { Widget } from '@lumino/widgets';

import { FormDialog } from '../../widgets/formDialog';

describe('FormDialog', () => {
  it.each(['Enter', 'ArrowLeft', 'ArrowRight'])(
    'leaves %s to the button that has the focus',
    async key => {
      const body = new Widget();
      const tab = document.createElement('button');
      body.node.append(tab);
      const heard = jest.fn();
      tab.addEventListener('keydown', heard);
      const dialog = new FormDialog({
        title: 'Create Badge or Link',
        body,
        focusNodeSelector: 'button'
      });
      const closed = dialog.launch();
      await dialog.ready;

      tab.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      );

      expect(heard).toHaveBeenCalledTimes(1);
      dialog.reject();
      await closed;
    }
  );
});
