import type { Tenant } from '#lib/db/tenant.ts';
import { newId } from '#lib/id.ts';
import { arrange, type World } from './world.ts';

/** Steps separated by semicolons, as docs/health.md writes them. */
export type Story = string;

/** One row of control_health(), its days as text. */
export type HealthRow = {
  health: string;
  reason: string;
  verifiedOn: string | null;
  dueOn: string | null;
  selfReviewed: boolean;
  evidence: number;
  accepted: number;
  rejected: number;
};

const usual = '2026-06-01';
const by = 'member:test';

type Told = {
  tenant: Tenant;
  organizationId: string;
  controlId: string;
  revisionIds: string[];
  items: Map<string, { itemId: string; revisionIds: string[] }>;
  requirements: Map<string, string>;
  at: Date;
  words: RegExpExecArray;
};

const dayColumn = (day: string | undefined) => (day ? new Date(`${day}T00:00:00Z`) : null);

function itemOf({ items, words }: Told) {
  const item = items.get(words[1] ?? '');
  if (!item) throw new Error(`no item in “${words[0]}”`);
  return item;
}

function requirementOf({ requirements }: Told, name = ''): string {
  const id = requirements.get(name);
  if (!id) throw new Error(`no requirement ${name}`);
  return id;
}

async function stand(told: Told): Promise<void> {
  const { tenant, organizationId, controlId, revisionIds, at, words } = told;
  const id = newId();
  const archived = words[1] === 'archived';
  const implementation = archived ? 'implemented' : (words[1] ?? '');
  const cadenceDays = words[2] ? Number(words[2]) : null;
  const revision = { id, controlId, number: revisionIds.push(id), implementation, cadenceDays, archived };
  await tenant.controlRevision.create({
    data: { organizationId, ...revision, content: {}, changedAt: at, changedBy: by },
  });
}

async function answer(told: Told): Promise<void> {
  const { tenant, controlId, words } = told;
  await tenant.evidenceControl.updateMany({
    where: { controlId, itemId: itemOf(told).itemId },
    data: { evidenceRequirementId: requirementOf(told, words[2]) },
  });
}

async function collect(told: Told): Promise<void> {
  const { tenant, organizationId, controlId, items, at, words } = told;
  const name = words[1] ?? '';
  const known = items.get(name);
  const item = known ?? { itemId: newId(), revisionIds: [] };
  if (!known) {
    const data = { organizationId, id: item.itemId, title: name, kind: 'link', createdAt: at, createdBy: by };
    await tenant.evidenceItem.create({ data });
    items.set(name, item);
    const link = { organizationId, id: newId(), itemId: item.itemId, controlId };
    await tenant.evidenceControl.create({ data: { ...link, createdAt: at, createdBy: by } });
  }
  const id = newId();
  await tenant.evidenceRevision.create({
    data: {
      organizationId,
      id,
      itemId: item.itemId,
      number: item.revisionIds.push(id),
      collectedOn: new Date(`${words[2]}T00:00:00Z`),
      validUntilOn: dayColumn(words[3]),
      receivedAt: at,
      receivedBy: by,
      sha256: id,
    },
  });
}

async function review(told: Told): Promise<void> {
  const { tenant, organizationId, at, words } = told;
  const revisionId = itemOf(told).revisionIds.at(-1) ?? '';
  const verdict = { verdict: words[2] ?? '', selfReviewed: words[3] !== undefined };
  await tenant.evidenceReview.create({
    data: { organizationId, id: newId(), revisionId, ...verdict, reviewedAt: at, reviewedBy: by },
  });
}

async function ask(told: Told): Promise<void> {
  const { tenant, organizationId, controlId, at, words } = told;
  const id = newId();
  told.requirements.set(words[1] ?? '', id);
  const everyDays = words[2] ? Number(words[2]) : null;
  const startsOn = new Date(`${words[3]}T00:00:00Z`);
  await tenant.evidenceRequirement.create({
    data: { organizationId, id, controlId, what: 'Proof', everyDays, startsOn, createdAt: at, createdBy: by },
  });
}

const grammar: readonly [RegExp, (told: Told) => Promise<unknown>][] = [
  [
    /^(implemented|partial|planned|alternative|not-applicable|archived)(?: every (\d+) days)?(?: on (\S+))?$/,
    stand,
  ],
  [/^([A-F]) collected (\S+)(?: valid until (\S+))?(?: on (\S+))?$/, collect],
  [/^([A-F]) (accepted|rejected)( by its bringer)?(?: on (\S+))?$/, review],
  [/^([R-Z]) asked (?:once|every (\d+) days) from (\S+)(?: on (\S+))?$/, ask],
  [/^([A-F]) answers ([R-Z])(?: on (\S+))?$/, answer],
  [
    /^([A-F]) removed(?: on (\S+))?$/,
    (told) =>
      told.tenant.evidenceControl.updateMany({
        // What was removed stays removed since then, as the product has it.
        where: { itemId: itemOf(told).itemId, removedAt: null },
        data: { removedAt: told.at, removedBy: by },
      }),
  ],
  [
    /^([A-F]) archived(?: on (\S+))?$/,
    (told) =>
      told.tenant.evidenceItem.updateMany({
        where: { id: itemOf(told).itemId, archivedAt: null },
        data: { archivedAt: told.at },
      }),
  ],
  [
    /^([R-Z]) ended(?: on (\S+))?$/,
    (told) =>
      told.tenant.evidenceRequirement.updateMany({
        where: { id: requirementOf(told, told.words[1]) },
        data: { endedAt: told.at },
      }),
  ],
];

async function take(told: Omit<Told, 'at' | 'words'>, step: string): Promise<void> {
  for (const [pattern, write] of grammar) {
    const words = pattern.exec(step);
    if (!words) continue;
    const day = / on (\S+)$/.exec(step)?.[1] ?? usual;
    await write({ ...told, words, at: new Date(`${day}T10:00:00Z`) });
    return;
  }
  throw new Error(`docs/health.md: no such step: “${step}”`);
}

/** Writes a story's rows as they would stand after it, past every operation. Returns its control's id. */
export function tell(world: World, story: Story): Promise<string> {
  const { organizationId } = world;
  const controlId = newId();
  return arrange(world, async (tenant) => {
    const at = new Date(`${usual}T10:00:00Z`);
    const control = { id: controlId, identifier: controlId, title: 'Story', implementation: 'implemented' };
    const times = { responsibility: 'us', createdAt: at, changedAt: at };
    await tenant.control.create({ data: { organizationId, ...control, ...times } });
    const made = { items: new Map(), requirements: new Map(), revisionIds: [] };
    const told = { tenant, organizationId, controlId, ...made };
    for (const step of story.split(';')) await take(told, step.trim());
    return controlId;
  });
}

/** What control_health() says of a control, or null where it does not list it. */
export function healthOf(
  world: World,
  at: Date,
  day: string,
  controlId: string,
  { alone = false } = {},
): Promise<HealthRow | null> {
  return arrange(world, async (tenant) => {
    const rows = await tenant.$queryRaw<HealthRow[]>`
      SELECT health, reason, "verifiedOn"::text, "dueOn"::text, "selfReviewed", evidence, accepted, rejected
      FROM control_health(${at}, ${day}::date, ${alone ? [controlId] : null}::uuid[])
      WHERE "controlId" = ${controlId}::uuid`;
    return rows[0] ?? null;
  });
}
