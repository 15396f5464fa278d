import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { disconnect } from '#lib/db/client.ts';
import { findOrganizationBySlug } from '#lib/db/lookup.ts';
import { CandorError, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { stopQueue } from '#lib/jobs/queue.ts';

/** The operator at this command line, acting in the organization with this slug. Throws NotFound. */
export async function operatorIn(slug: string): Promise<OperatorActor> {
  const organizationId = await findOrganizationBySlug(slug);
  if (!organizationId) throw new NotFound(`There is no organization "${slug}".`);
  return operatorOf(organizationId);
}

/** The operator at this command line, acting in the organization with this id. */
export function operatorOf(organizationId: string): OperatorActor {
  const origin = { address: 'command-line', userAgent: 'candor', requestId: `cli-${newId()}` };
  return { kind: 'operator', organizationId, name: userInfo().username, origin };
}

/** JSON for programs, a plain table or lines for people. Dates are ISO 8601, big numbers are strings. */
export function print(value: unknown, json: boolean): void {
  const plain: unknown = JSON.parse(
    JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item)) ?? 'null',
  );
  if (json) console.log(JSON.stringify(plain, null, 2));
  else if (Array.isArray(plain)) console.table(plain.map(flatten));
  else if (typeof plain === 'object' && plain !== null) {
    for (const [key, item] of Object.entries(flatten(plain))) console.log(`${key}: ${item}`);
  } else console.log(String(plain));
}

function flatten(row: unknown): Record<string, unknown> {
  if (typeof row !== 'object' || row === null) return { value: row };
  return Object.fromEntries(
    Object.entries(row).map(([key, item]) => [
      key,
      typeof item === 'object' && item !== null ? JSON.stringify(item) : item,
    ]),
  );
}

/**
 * Wraps the body of a verb: prints what it returns, as JSON with `--json`; a failure is one sentence on standard error
 * (or `{"error", "message"}`) and exit code 1. Connections are let go so that the process ends.
 */
export function verb<Options extends { json?: boolean }>(
  body: (options: Options, command: Command) => Promise<unknown>,
): (...input: unknown[]) => Promise<void> {
  return async (...input) => {
    const command = input.at(-1) as Command;
    const options = command.opts<Options>();
    const json = options.json === true;
    try {
      const result = await body(options, command);
      if (result !== undefined) print(result, json);
    } catch (error) {
      process.exitCode = 1;
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof CandorError ? error.code : 'error';
      if (json) console.log(JSON.stringify({ error: code, message }));
      else console.error(message);
    } finally {
      await stopQueue();
      await disconnect();
    }
  };
}

/** A verb of a noun with the options that every verb has. */
export function addVerb(noun: Command, name: string, description: string): Command {
  return noun.command(name).description(description).option('--json', 'print JSON');
}

/** The same, for verbs that work inside one organization. */
export function addTenantVerb(noun: Command, name: string, description: string): Command {
  return addVerb(noun, name, description).requiredOption('--organization <slug>', 'the organization');
}
