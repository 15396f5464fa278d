import type { Tenant } from '#lib/db/tenant.ts';
import { compareEditions, type EditionDifference, type Merge, mergeRequirements } from './difference.ts';
import { identifierKey } from './identifier.ts';
import { findKept, findOlder, type KeptFramework } from './kept.ts';
import type { FrameworkDraft, RequirementDraft } from './schema.ts';

/** A control's mapping, and what becomes of it in the newer edition. */
export type Carried = {
  controlId: string;
  controlIdentifier: string;
  from: string;
  /** Null: the newer edition does not know it, and the mapping stays with the older. */
  to: string | null;
  /** Where the requirement was withdrawn: what took its place. */
  successors: string[];
};

/** What an import is about to do. */
export type Plan = {
  kept: KeptFramework | null;
  merge: Merge;
  older: KeptFramework | null;
  edition: EditionDifference | null;
  carried: Carried[];
};

async function planMappings(tenant: Tenant, older: KeptFramework, draft: FrameworkDraft): Promise<Carried[]> {
  const newer = new Map(draft.requirements.map((one) => [identifierKey(one.identifier), one]));
  const mappings = await tenant.controlRequirement.findMany({
    where: { requirement: { frameworkId: older.id } },
    orderBy: [{ control: { identifier: 'asc' } }, { requirement: { position: 'asc' } }],
    select: {
      controlId: true,
      control: { select: { identifier: true } },
      requirement: { select: { identifier: true } },
    },
  });
  return mappings.map(({ controlId, control, requirement }) => {
    const to: RequirementDraft | undefined = newer.get(identifierKey(requirement.identifier));
    return {
      controlId,
      controlIdentifier: control.identifier,
      from: requirement.identifier,
      to: to?.identifier ?? null,
      successors: to?.withdrawn ? to.successors : [],
    };
  });
}

/** Works out what importing the draft would do to the organization. Writes nothing. */
export async function planImport(tenant: Tenant, draft: FrameworkDraft): Promise<Plan> {
  const kept = await findKept(tenant, draft.key, draft.version);
  const formats = { kept: kept?.format ?? draft.format, incoming: draft.format };
  const merge = mergeRequirements(kept?.requirements ?? [], draft.requirements, formats);
  const older = kept ? null : await findOlder(tenant, draft.key, draft.version);
  const edition = older && compareEditions(older.requirements, draft.requirements);
  const carried = older ? await planMappings(tenant, older, draft) : [];
  return { kept, merge, older, edition, carried };
}
