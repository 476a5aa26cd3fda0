/** The browser did not let a tab open. */
export class PopupBlockedError extends Error {
  constructor() {
    super('The browser did not let a tab open.');
  }
}
