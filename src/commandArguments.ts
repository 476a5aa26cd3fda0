/** What an argument is, in words; where only some values are possible, with these. */
type Argument = string | { enum: string[]; description: string };

/** The arguments of a command by name. */
export type IArguments = Readonly<Record<string, Argument>>;

/**
 * What a command can be given, as a schema for whoever lists or calls commands.
 *
 * All arguments are texts, and none has to be given.
 */
export function described(args: IArguments = {}) {
  const properties = Object.fromEntries(
    Object.entries(args).map(([name, argument]) => {
      const rest =
        typeof argument === 'string' ? { description: argument } : argument;
      return [name, { type: 'string', ...rest }];
    })
  );
  return { args: { type: 'object', properties } };
}
