/** Class names, those that are false left out. */
export function classes(...names: (false | string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
