/** Makes the compiler refuse a forgotten case; at run time, a newer server's word. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
