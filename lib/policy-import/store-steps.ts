import { insertRows, writingMany } from '#lib/db/statement.ts';
import type { CommandContext } from '#lib/operation.ts';
import { createVersion, writeTexts } from '#lib/policy/draft-steps.ts';
import { linkPolicyEvidence } from '#lib/policy/evidence-steps.ts';
import { addMappings } from '#lib/policy/map-commands.ts';
import { lockPolicy, lockVersion } from '#lib/policy/steps.ts';
import type { PlannedPolicy } from './import.ts';
import { addRows, type Choices, pictureIds, type Rows, textsWith } from './new-rows.ts';

const atOnce = 1000;

// A policy has one open version at a time, and a text is written while its version is open: so the first versions of all
// policies are written and closed together, then the second ones.
async function writeEarlier({ tenant, now, by }: CommandContext, earlier: Rows['earlier']): Promise<void> {
  const rounds = Map.groupBy(earlier, ({ version }) => version.number);
  for (const [, round] of [...rounds].toSorted(([one], [other]) => one - other)) {
    await insertRows(
      tenant,
      'PolicyVersion',
      round.map(({ version }) => version),
    );
    await insertRows(
      tenant,
      'PolicyText',
      round.map(({ text }) => text),
    );
    await tenant.policyVersion.updateMany({
      where: { id: { in: round.map(({ version }) => version.id) } },
      data: { closedAt: now, closedBy: by },
    });
  }
}

async function writeRows(context: CommandContext, rows: Rows): Promise<void> {
  const { tenant } = context;
  await insertRows(tenant, 'Policy', rows.policies);
  await writeEarlier(context, rows.earlier);
  await insertRows(tenant, 'PolicyVersion', rows.versions);
  await insertRows(tenant, 'PolicyText', rows.texts);
  await insertRows(tenant, 'PolicyControl', rows.controls);
  await insertRows(tenant, 'PolicyRequirement', rows.requirements);
  await insertRows(tenant, 'PolicyImage', rows.images);
}

const noRows = (): Rows => ({
  policies: [],
  earlier: [],
  versions: [],
  texts: [],
  controls: [],
  requirements: [],
  images: [],
});

/** Adds new policies as drafts, many rows at once: ten thousand do not outlast a transaction. Returns their ids. */
export async function createImported(
  context: CommandContext,
  planned: readonly PlannedPolicy[],
  choices: Choices,
): Promise<string[]> {
  const policyIds: string[] = [];
  await writingMany(context.tenant, async () => {
    for (let from = 0; from < planned.length; from += atOnce) {
      const rows = noRows();
      for (const one of planned.slice(from, from + atOnce))
        policyIds.push(addRows(rows, context, one, choices));
      await writeRows(context, rows);
    }
  });
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
