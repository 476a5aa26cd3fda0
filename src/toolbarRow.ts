/**
 * The file browser's toolbar has one button more than would fit into a row at JupyterLab's first
 * width. They move together there, and are as far apart as before where there is room.
 *
 * A style sheet would bring what loads style sheets, before anybody needs one.
 */
export function keepInOneRow(command: string): void {
  // Notebook 7 has another toolbar, with words and with room for them.
  const toolbar = `.jp-FileBrowser-toolbar:has([data-command='${command}']):has([data-command='launcher:create'])`;
  const others = `${toolbar} > .jp-Toolbar-item:not(:has([data-command='launcher:create']))`;
  const style = document.createElement('style');
  style.textContent = `${others} { width: clamp(28px, calc((100% - 80px) / 5), 36px) }
${others} > .jp-ToolbarButtonComponent { margin-inline: auto }`;
  document.head.append(style);
}
