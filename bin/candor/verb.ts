import { type Command, InvalidArgumentError } from 'commander';
import { listenForStop } from '../shutdown.ts';
import { print } from './print.ts';

/** What every verb takes. */
export type Common = { json?: boolean };

/** What verbs inside an organization take besides. */
export type InOrganization = Common & { organization: string };

/** A result that is printed like any other, of something that did not succeed: the status to exit with is 1. */
export class Failed {
  readonly result: unknown;
  constructor(result: unknown) {
    this.result = result;
  }
}

/** What a failure is called for programs: the codes of lib/errors.ts, else `error`. */
function codeOfFailure(error: unknown): string {
  const known = error instanceof Error && 'status' in error && 'code' in error;
  return known ? String(error.code) : 'error';
}

/** One sentence on standard error, or `{"error", "message"}` with `--json`. */
function printFailure(error: unknown, json: boolean): void {
  const message = error instanceof Error ? error.message : String(error);
  if (json) print({ error: codeOfFailure(error), message }, true);
  else process.stderr.write(`${message}\n`);
}

/** Prints what `body` returns and answers with the status to exit with. */
async function carryOut(json: boolean, body: () => Promise<unknown>): Promise<number> {
  try {
    const result = await body();
    if (result instanceof Failed) {
      print(result.result, json);
      return 1;
    }
    if (result !== undefined) print(result, json);
    return 0;
  } catch (error) {
    printFailure(error, json);
    return 1;
  }
}

/**
 * A verb of a noun. `body` gets its arguments and options and returns what is to be printed; a failure is one sentence
 * and exit status 1. The database is not touched.
 */
export function addFileVerb<Options extends Common>(
  noun: Command,
  usage: string,
  description: string,
  body: (options: Options, ...values: string[]) => Promise<unknown>,
): Command {
  const command = noun.command(usage).description(description).option('--json', 'print JSON');
  return command.action(async () => {
    const options = command.opts<Options>();
    process.exitCode = await carryOut(options.json === true, () => body(options, ...command.args));
  });
}

/** The same for a verb that needs the database, which is let go of in the end, also after Ctrl-C. */
export function addVerb<Options extends Common>(
  noun: Command,
  usage: string,
  description: string,
  body: (options: Options, ...values: string[]) => Promise<unknown>,
): Command {
  const command = noun.command(usage).description(description).option('--json', 'print JSON');
  return command.action(async () => {
    const options = command.opts<Options>();
    const shutdown = listenForStop(() => {});
    const status = await carryOut(options.json === true, async () => {
      // Loaded late, so that verbs about files alone never load the database's libraries.
      const { openGround } = await import('./ground.ts');
      await openGround(shutdown);
      return body(options, ...command.args);
    });
    await shutdown.run(status);
  });
}

/** The same for a verb that works inside one organization. */
export function addTenantVerb<Options extends InOrganization>(
  noun: Command,
  usage: string,
  description: string,
  body: (options: Options, ...values: string[]) => Promise<unknown>,
): Command {
  return addVerb<Options>(noun, usage, description, body).requiredOption(
    '--organization <slug>',
    'short name of the organization',
  );
}

/** Reads an option that must be one of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new InvalidArgumentError(`It must be one of: ${words.join(', ')}.`);
    return found;
  };
}

/** Reads an option that may be given several times. */
export function several(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** What every list takes. */
export type ListOptions = InOrganization & { search?: string; after?: string };

/** The options of a list as its operation takes them. */
export function pageOf({ search, after }: ListOptions): { search: string | null; after: string | null } {
  return { search: search ?? null, after: after ?? null };
}

/** A verb that lists: `read` returns a page, `show` what people see of a row. `--json` prints the page as it is. */
export function addListVerb<Options extends ListOptions, Row>(
  noun: Command,
  description: string,
  read: (options: Options) => Promise<{ rows: Row[]; next: string | null }>,
  show: (row: Row) => Record<string, unknown>,
): Command {
  return addTenantVerb<Options>(noun, 'list', description, async (options) => {
    const page = await read(options);
    if (options.json) return page;
    if (page.next) process.stderr.write(`There is more: --after ${page.next}\n`);
    return page.rows.map(show);
  })
    .option('--search <text>', 'only what contains this')
    .option('--after <cursor>', 'the page that begins here ("next" of the page before)');
}
