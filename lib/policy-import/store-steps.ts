import type { CommandContext } from '#lib/operation.ts';
import { createVersion, writeTexts } from '#lib/policy/draft-steps.ts';
import { linkPolicyEvidence } from '#lib/policy/evidence-steps.ts';
import { addMappings } from '#lib/policy/map-commands.ts';
import { lockPolicy, lockVersion } from '#lib/policy/steps.ts';
import type { PlannedPolicy } from './import.ts';
import { addRows, type Choices, pictureIds, type Rows, textsWith } from './new-rows.ts';

const atOnce = 500;

/** Adds new policies as drafts, many rows at once: ten thousand do not outlast a transaction. Returns their ids. */
export async function createImported(
  context: CommandContext,
  planned: readonly PlannedPolicy[],
  choices: Choices,
): Promise<string[]> {
  const { tenant, now, by } = context;
  const policyIds: string[] = [];
  for (let from = 0; from < planned.length; from += atOnce) {
    const rows: Rows = {
      policies: [],
      earlier: [],
      versions: [],
      texts: [],
      controls: [],
      requirements: [],
      images: [],
    };
    for (const one of planned.slice(from, from + atOnce))
      policyIds.push(addRows(rows, context, one, choices));
    await tenant.policy.createMany({ data: rows.policies });
    for (const { version, text } of rows.earlier) {
      await tenant.policyVersion.createMany({ data: [version] });
      await tenant.policyText.createMany({ data: [text] });
      await tenant.policyVersion.updateMany({
        where: { id: version.id },
        data: { closedAt: now, closedBy: by },
      });
    }
    await tenant.policyVersion.createMany({ data: rows.versions });
    await tenant.policyText.createMany({ data: rows.texts });
    await tenant.policyControl.createMany({ data: rows.controls });
    await tenant.policyRequirement.createMany({ data: rows.requirements });
    await tenant.policyImage.createMany({ data: rows.images });
  }
  return policyIds;
}

/** Languages of the version before that the files do not speak of come along into the next one. */
function withOthers(planned: PlannedPolicy, ids: ReadonlyMap<string, string>) {
  const texts = textsWith(planned, ids);
  const others = planned.stored?.version?.texts ?? [];
  return [...texts, ...others.filter(({ locale }) => !texts.some((text) => text.locale === locale))];
}

async function replaceDraft(
  context: CommandContext,
  planned: PlannedPolicy,
  versionId: string,
  ids: ReadonlyMap<string, string>,
) {
  const { tenant, now, by } = context;
  const version = await lockVersion(context, versionId, 'edit');
  const before = await tenant.policyText.findFirst({
    where: { versionId, original: true },
    select: { locale: true },
  });
  const texts = planned.found.pdf ? [] : withOthers(planned, ids);
  const original = texts.some(({ locale }) => locale === before?.locale) ? before?.locale : texts[0]?.locale;
  await tenant.policyText.deleteMany({ where: { versionId } });
  await writeTexts(
    context,
    versionId,
    texts.map((text) => ({ ...text, original: text.locale === original })),
  );
  await tenant.policyVersion.updateMany({
    where: { id: versionId },
    data: {
      title: texts.find(({ locale }) => locale === original)?.title ?? planned.found.title,
      fileId: planned.found.pdf?.fileId ?? null,
      authors: [...new Set([...version.authors, by])],
      revision: { increment: 1 },
      changedAt: now,
      changedBy: by,
    },
  });
}

async function addVersion(
  context: CommandContext,
  planned: PlannedPolicy,
  policyId: string,
  ids: ReadonlyMap<string, string>,
) {
  const { found } = planned;
  const newest = await context.tenant.policyVersion.findFirst({
    where: { policyId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  const texts = found.pdf ? [] : withOthers(planned, ids);
  const version = { policyId, number: (newest?.number ?? 0) + 1, title: texts[0]?.title ?? found.title };
  await createVersion(context, {
    ...version,
    texts,
    fileId: found.pdf?.fileId ?? null,
    authors: [context.by],
  });
}

/** Brings a policy that is there to what its files say: a draft of its next version, and what it is mapped to besides. */
export async function changeImported(
  context: CommandContext,
  planned: PlannedPolicy,
  choices: Choices,
): Promise<void> {
  const { tenant, organizationId, now, by } = context;
  const { stored, controlIds, requirementIds } = planned;
  if (!stored) return;
  const policyId = stored.id;
  const { openVersion } = await lockPolicy(context, policyId, 'work');
  if (planned.writes) {
    const { ids, added } = pictureIds(planned, choices.pictures);
    const pictures = added.map((picture) => ({
      organizationId,
      policyId,
      ...picture,
      addedAt: now,
      addedBy: by,
    }));
    await tenant.policyImage.createMany({ data: pictures });
    if (openVersion) await replaceDraft(context, planned, openVersion.id, ids);
    else await addVersion(context, planned, policyId, ids);
  }
  if ((await addMappings(context, policyId, { controlIds, requirementIds })) > 0)
    await linkPolicyEvidence(context, policyId);
}
