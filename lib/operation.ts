import { z } from 'zod';
import { appendEvent, appendEvents, type EventDraft } from '#lib/audit-event/append.ts';
import { type Actor, actorReference } from '#lib/auth/actor.ts';
import { type Action, may } from '#lib/auth/permissions.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type Tenant, type TenantReader, withTenant, withTenantReader } from '#lib/db/tenant.ts';
import { CandorError, Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { enqueueAllIn, enqueueIn, type JobOptions } from '#lib/jobs/queue.ts';
import type { QueueName } from '#lib/jobs/queues.ts';
import { parse } from '#lib/parse.ts';

/** What every handler gets. `now` is the one clock of the operation. */
export type Context<Handle> = {
  tenant: Handle;
  actor: Actor;
  organizationId: string;
  now: Date;
  /** The actor as stored in rows, e.g. `member:0190…`. */
  by: string;
};

/** What a command's handler gets besides: work to be done after the commit, queued in the same transaction. */
export type CommandContext = Context<Tenant> & {
  enqueue: (queue: QueueName, data: Record<string, string>, options?: JobOptions) => Promise<void>;
  /** The same for many jobs of a kind, in one statement. */
  enqueueAll: (queue: QueueName, list: readonly Record<string, string>[]) => Promise<void>;
};

/** A command tells what it did: its result and at least one audit event. */
export type Outcome<Result> = { result: Result; events: readonly [EventDraft, ...EventDraft[]] };

/** An operation as callers see it: who, and what. Throws the errors of lib/errors.ts. */
export type Operation<Input, Result> = (actor: Actor, input: Input) => Promise<Result>;

function contextOf<Handle>(tenant: Handle, actor: Actor): Context<Handle> {
  const by = actorReference(actor);
  return { tenant, actor, organizationId: actor.organizationId, now: new Date(), by };
}

/** One event an hour for each actor and action, in a transaction of its own: the operation's was rolled back. */
async function recordDenial(actor: Actor, action: Action, why: string): Promise<void> {
  if (actor.kind === 'system') return;
  const { organizationId, origin } = actor;
  const by = actorReference(actor);
  await withTenant(organizationId, { readOnly: false }, async (tenant) => {
    const at = new Date();
    const since = new Date(at.getTime() - 3_600_000);
    const subject = `action:${action}` as const;
    const where = { action: 'authorization:deny', actor: by, subject, at: { gt: since } };
    if (await tenant.auditEvent.findFirst({ where, select: { id: true } })) return;
    // Where there is no organization there is no log either.
    if ((await tenant.organization.count()) === 0) return;
    const envelope = { organizationId, actor: by, action, at, requestId: origin.requestId };
    await appendEvent(tenant, envelope, { subject, action: 'authorization:deny', data: { why } });
  });
}

/** The database's refusals in words for people; anything else rises as it is. */
function translate(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return error;
  if (error.code === 'P2002')
    return new Conflict('This already exists, or somebody was faster. Please reload.');
  if (error.code === 'P2003') return new Invalid('This refers to something that does not exist here.');
  return error;
}

async function guarded<T>(actor: Actor, action: Action, run: () => Promise<T>): Promise<T> {
  try {
    if (!may(actor, action)) throw new Forbidden();
    return await run();
  } catch (error) {
    const known = translate(error);
    if (known instanceof Forbidden || known instanceof NotFound)
      await recordDenial(actor, action, known.code);
    if (known instanceof CandorError) throw known;
    throw error;
  }
}

/** A read through Prisma, in a read-only transaction. The action must stand in the permission table. */
export function query<S extends z.ZodType, Result>(
  action: Action,
  schema: S,
  handler: (context: Context<Tenant>, input: z.output<S>) => Promise<Result>,
): Operation<z.input<S>, Result> {
  return (actor, input) =>
    guarded(actor, action, () => {
      const parsed = parse(schema, input);
      return withTenant(actor.organizationId, { readOnly: true }, (tenant) =>
        handler(contextOf(tenant, actor), parsed),
      );
    });
}

/** A read through kysely, in a read-only transaction: for lists and search. */
export function list<S extends z.ZodType, Result>(
  action: Action,
  schema: S,
  handler: (context: Context<TenantReader>, input: z.output<S>) => Promise<Result>,
): Operation<z.input<S>, Result> {
  return (actor, input) =>
    guarded(actor, action, () => {
      const parsed = parse(schema, input);
      return withTenantReader(actor.organizationId, (tenant) => handler(contextOf(tenant, actor), parsed));
    });
}

/**
 * A write: handler, audit events and queued jobs commit together or not at all. `seconds`: how long it may take, for imports of
 * thousands of rows on a busy host.
 */
export function command<S extends z.ZodType, Result>(
  action: Action,
  schema: S,
  handler: (context: CommandContext, input: z.output<S>) => Promise<Outcome<Result>>,
  { seconds = 20 }: { seconds?: number } = {},
): Operation<z.input<S>, Result> {
  return (actor, input) =>
    guarded(actor, action, () => {
      const parsed = parse(schema, input);
      return withTenant(actor.organizationId, { readOnly: false, seconds }, async (tenant) => {
        const context = contextOf(tenant, actor);
        const enqueue: CommandContext['enqueue'] = (queue, data, options) =>
          enqueueIn(tenant, queue, { ...data, organizationId: actor.organizationId }, options);
        const { organizationId, by, now } = context;
        const enqueueAll: CommandContext['enqueueAll'] = (queue, list) =>
          enqueueAllIn(
            tenant,
            queue,
            list.map((data) => ({ ...data, organizationId })),
          );
        const { result, events } = await handler({ ...context, enqueue, enqueueAll }, parsed);
        const envelope = { organizationId, actor: by, action, at: now, requestId: actor.origin.requestId };
        await appendEvents(tenant, envelope, events);
        return result;
      });
    });
}

/** The input of an operation that takes none. */
export const nothing = z.strictObject({});
