import { requireOwner } from '#lib/control/owner-steps.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { PolicyTextInput, PolicyTier } from './schema.ts';
import type { Writing } from './steps.ts';

/** What a policy is, beside its texts. */
export type PolicyDetails = {
  identifier: string;
  title: string;
  ownerId: string | null;
  tier: PolicyTier;
  quorum: number;
  reviewEveryDays: number | null;
  audienceId: string | null;
  dueWithinDays: number;
  confirmation: string | null;
  statement: string;
};

/** Refuses an owner or audience that is not there, and an identifier that is taken. @throws Invalid */
export async function requireDetails(
  tenant: Tenant,
  details: Pick<PolicyDetails, 'identifier' | 'ownerId' | 'audienceId'>,
  except: string | null,
): Promise<void> {
  const { identifier, ownerId, audienceId } = details;
  await requireOwner(tenant, ownerId);
  if (audienceId && (await tenant.audience.count({ where: { id: audienceId, archivedAt: null } })) === 0)
    throw new Invalid([{ path: 'audienceId', message: 'Please choose an audience from the list.' }]);
  const taken = await tenant.policy.findFirst({ where: { identifier }, select: { id: true } });
  if (taken && taken.id !== except)
    throw new Invalid([{ path: 'identifier', message: `${identifier} belongs to another policy already.` }]);
}

/** Writes the languages of a new draft; the first is the original. @throws Invalid for one language twice */
export async function writeTexts(
  { tenant, organizationId, now, by }: Writing,
  versionId: string,
  texts: readonly (PolicyTextInput & { original?: boolean })[],
): Promise<void> {
  if (new Set(texts.map((text) => text.locale)).size < texts.length)
    throw new Invalid('Each language can be there only once.');
  const marked = texts.some((text) => text.original);
  await tenant.policyText.createMany({
    data: texts.map(({ locale, title, body, questions, original }, index) => ({
      organizationId,
      versionId,
      locale,
      title,
      body,
      questions,
      original: marked ? original === true : index === 0,
      changedAt: now,
      changedBy: by,
    })),
  });
}

/** A version to be worked on: with texts, or as the PDF that it came as. */
export type NewVersion = {
  policyId: string;
  number: number;
  title: string;
  texts: readonly (PolicyTextInput & { original?: boolean })[];
  fileId?: string | null;
  /** Who wrote it so far, e.g. `member:0190…`. */
  authors: readonly string[];
};

/** Adds a version to a policy whose row is held or new. Returns its id. */
export async function createVersion(writing: Writing, version: NewVersion): Promise<string> {
  const { tenant, organizationId, now, by } = writing;
  const { policyId, number, title, texts, fileId = null, authors } = version;
  const id = newId();
  const stamps = { createdAt: now, createdBy: by, changedAt: now, changedBy: by };
  await tenant.policyVersion.create({
    data: { organizationId, id, policyId, number, title, fileId, authors: [...authors], ...stamps },
    select: { id: true },
  });
  await writeTexts(writing, id, texts);
  return id;
}

/** Adds a policy with the draft of its first version. @throws Invalid */
export async function createPolicy(
  writing: Writing,
  details: PolicyDetails,
  draft: Pick<NewVersion, 'texts' | 'fileId'>,
): Promise<{ policyId: string; versionId: string }> {
  const { tenant, organizationId, now, by } = writing;
  await requireDetails(tenant, details, null);
  const policyId = newId();
  await tenant.policy.create({
    data: { organizationId, id: policyId, ...details, createdAt: now, createdBy: by },
    select: { id: true },
  });
  const title = draft.texts.find((text) => text.original)?.title ?? draft.texts[0]?.title ?? details.title;
  const versionId = await createVersion(writing, { policyId, number: 1, title, authors: [by], ...draft });
  return { policyId, versionId };
}
