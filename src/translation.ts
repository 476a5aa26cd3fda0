/** Under this name translators find the texts. */
export const DOMAIN = 'jupyter_import_run';
