import { newId } from '#lib/id.ts';
import { tell } from './health-story.ts';
import { arrange, type World } from './world.ts';

/** One row of claim_standing(), its days as text. */
export type StandingRow = {
  standing: string;
  reason: string;
  verifiedOn: string | null;
  dueOn: string | null;
  selfReviewed: boolean;
  controls: number;
  overriddenUntilOn: string | null;
};

const by = 'member:test';
const usual = new Date('2026-06-01T10:00:00Z');

/** A control of docs/standing.md as a story of docs/health.md. */
function storyOf(control: string): string {
  const proof = /^proof of (\S+?)(?: until (\S+?))?(, rejected)?$/.exec(control);
  if (proof) {
    const [, day, until, rejected] = proof;
    const valid = until ? ` valid until ${until}` : '';
    const second = rejected ? `; B collected ${day}; B rejected` : '';
    return `implemented; A collected ${day}${valid}; A accepted${second}`;
  }
  if (control === 'rejected') return 'implemented; A collected 2026-05-01; A rejected';
  if (control === 'unproven') return 'implemented';
  if (control === 'archived') return 'implemented; A collected 2026-05-01; A accepted; archived';
  if (control === 'planned' || control === 'not-applicable') return control;
  throw new Error(`docs/standing.md: no such control: “${control}”`);
}

/** Writes a claim without an operation. Returns its id. */
export async function addBareClaim(world: World, text = 'Story'): Promise<string> {
  const { organizationId } = world;
  const id = newId();
  const words = { section: 'Stories', text };
  await arrange(world, async (tenant) => {
    await tenant.claim.create({
      data: { organizationId, id, ...words, position: 0, createdAt: usual, changedAt: usual },
    });
    await tenant.claimEdition.create({
      data: {
        organizationId,
        id: newId(),
        claimId: id,
        number: 1,
        ...words,
        audience: 'public',
        createdAt: usual,
        createdBy: by,
      },
    });
  });
  return id;
}

/** Backs a claim with a control at a moment, past every operation. */
export async function backClaim(
  world: World,
  claimId: string,
  controlId: string,
  at = usual,
  removedAt: Date | null = null,
): Promise<void> {
  const { organizationId } = world;
  const removal = { removedAt, removedBy: removedAt && by };
  const row = { organizationId, id: newId(), claimId, controlId, createdAt: at, createdBy: by, ...removal };
  await arrange(world, (tenant) => tenant.claimControl.create({ data: row }));
}

async function override(world: World, claimId: string, words: string): Promise<void> {
  const [, until = '', ended] = /^until (\S+?)(?:, ended (\S+))?$/.exec(words) ?? [];
  const end = ended ? { endedAt: new Date(`${ended}T10:00:00Z`), endedBy: by } : {};
  const day = new Date(`${until}T00:00:00Z`);
  const { organizationId } = world;
  const row = { organizationId, id: newId(), claimId, reason: 'Renewal is under way.', untilOn: day };
  await arrange(world, (tenant) =>
    tenant.claimOverride.create({ data: { ...row, createdAt: usual, createdBy: by, ...end } }),
  );
}

/** Writes the claim of a row of docs/standing.md as it would stand after its story. Returns its id. */
export async function tellClaim(world: World, controls: string, overriding: string): Promise<string> {
  const claimId = await addBareClaim(world);
  for (const cell of controls === '–' ? [] : controls.split(' + ')) {
    const [control = '', ...steps] = cell.split('; ');
    const linked = steps.find((step) => step.startsWith('linked on '))?.slice(10);
    const removed = steps.includes('taken off') ? new Date('2026-06-10T10:00:00Z') : null;
    const at = linked ? new Date(`${linked}T10:00:00Z`) : usual;
    await backClaim(world, claimId, await tell(world, storyOf(control)), at, removed);
  }
  if (overriding !== '–') await override(world, claimId, overriding);
  return claimId;
}

/** What claim_standing() says of a claim: asked of it alone, or of all. */
export function standingOf(
  world: World,
  at: Date,
  day: string,
  claimId: string,
  { alone = false } = {},
): Promise<StandingRow | null> {
  return arrange(world, async (tenant) => {
    const rows = await tenant.$queryRaw<StandingRow[]>`
      SELECT standing, reason, "verifiedOn"::text, "dueOn"::text, "selfReviewed", controls, "overriddenUntilOn"::text
      FROM claim_standing(${at}, ${day}::date, ${alone ? [claimId] : null}::uuid[])
      WHERE "claimId" = ${claimId}::uuid`;
    return rows[0] ?? null;
  });
}
