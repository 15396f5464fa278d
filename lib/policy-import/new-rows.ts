import type { Prisma } from '#lib/db/generated/client.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { FileFields } from './file-fields.ts';
import type { Ground, PlannedPolicy } from './import.ts';
import { picturesIn, withPictureIds } from './pictures.ts';
import type { DraftContent } from './schema.ts';

type Pictures = DraftContent['pictures'];

/** What is set for every policy of an import, and the pictures that came along. */
export type Choices = Pick<Ground, 'members' | 'audiences'> & { ownerId: string | null; pictures: Pictures };

/** Rows of new policies, to be written table by table. */
export type Rows = {
  policies: Prisma.PolicyCreateManyInput[];
  /** Texts that were given up long ago, each closed before the next is opened. */
  earlier: { version: Prisma.PolicyVersionCreateManyInput; text: Prisma.PolicyTextCreateManyInput }[];
  versions: Prisma.PolicyVersionCreateManyInput[];
  texts: Prisma.PolicyTextCreateManyInput[];
  controls: Prisma.PolicyControlCreateManyInput[];
  requirements: Prisma.PolicyRequirementCreateManyInput[];
  images: Prisma.PolicyImageCreateManyInput[];
};

/** Pictures that the texts of a policy show: ids by path, those that are there already included. */
export function pictureIds({ found, stored }: PlannedPolicy, pictures: Pictures) {
  const files = new Map(pictures.map((picture) => [picture.path, picture]));
  const ids = new Map<string, string>();
  const added: { id: string; fileId: string; name: string }[] = [];
  const shown = [...found.texts, ...found.earlier.map(({ candidate }) => candidate)].flatMap(
    ({ path, body }) => picturesIn(path, body, new Set(files.keys())),
  );
  for (const { path } of shown) {
    const file = path === null ? undefined : files.get(path);
    if (!file || ids.has(file.path)) continue;
    const known = stored?.pictures.get(file.sha256);
    const id = known ?? newId();
    ids.set(file.path, id);
    if (!known)
      added.push({ id, fileId: file.fileId, name: (file.path.split('/').at(-1) ?? '').slice(0, 200) });
  }
  return { ids, added };
}

/** The texts of a policy with their pictures named by their ids. */
export function textsWith(planned: PlannedPolicy, ids: ReadonlyMap<string, string>) {
  return planned.texts.map((text) => {
    const path = planned.found.texts.find(({ fields }) => fields.locale === text.locale)?.path ?? '';
    return { ...text, body: withPictureIds(path, text.body, ids) };
  });
}

/** What is said of a new policy beside its text. */
function detailsOf(fields: FileFields | undefined, { ownerId, members, audiences }: Choices) {
  return {
    ownerId: ownerId ?? members.get(fields?.owner?.toLowerCase() ?? '') ?? null,
    tier: fields?.tier ?? 'internal',
    quorum: fields?.quorum ?? 1,
    // None is said as 0; sets that say nothing are looked at once a year.
    reviewEveryDays: fields?.reviewEveryDays === 0 ? null : (fields?.reviewEveryDays ?? 365),
    audienceId: audiences.get(fields?.audience ?? '') ?? null,
    dueWithinDays: Math.min(fields?.dueWithinDays ?? 14, 365),
    confirmation: fields?.confirmation ?? null,
    statement: fields?.statement ?? '',
  };
}

/** Adds the rows of one new policy. Returns its id. */
export function addRows(
  rows: Rows,
  context: CommandContext,
  planned: PlannedPolicy,
  choices: Choices,
): string {
  const { organizationId, now, by } = context;
  const { found, texts, controlIds, requirementIds } = planned;
  const policyId = newId();
  const fields = found.texts[0]?.fields;
  const title = texts[0]?.title ?? found.title;
  const stamps = { organizationId, createdAt: now, createdBy: by };
  const changed = { changedAt: now, changedBy: by };
  const { ids, added } = pictureIds(planned, choices.pictures);
  const details = detailsOf(fields, choices);
  const called = fields?.policyTitle ?? title;
  rows.policies.push({ ...stamps, id: policyId, identifier: found.identifier, title: called, ...details });
  const base = { ...stamps, ...changed, policyId, authors: [by] };
  for (const [index, { candidate, note }] of found.earlier.entries()) {
    const { path, title: before, body, fields: own } = candidate;
    const version = { ...base, id: newId(), number: index + 1, title: before, summary: note };
    const text = { locale: own.locale, title: before, body: withPictureIds(path, body, ids), original: true };
    rows.earlier.push({ version, text: { organizationId, versionId: version.id, ...text, ...changed } });
  }
  const versionId = newId();
  const summary = fields?.summary ?? '';
  const fileId = found.pdf?.fileId ?? null;
  rows.versions.push({ ...base, id: versionId, number: found.earlier.length + 1, title, summary, fileId });
  for (const [index, text] of textsWith(planned, ids).entries())
    rows.texts.push({ organizationId, versionId, ...text, original: index === 0, ...changed });
  for (const controlId of controlIds) rows.controls.push({ ...stamps, id: newId(), policyId, controlId });
  for (const requirementId of requirementIds)
    rows.requirements.push({ ...stamps, id: newId(), policyId, requirementId });
  for (const picture of added)
    rows.images.push({ organizationId, policyId, ...picture, addedAt: now, addedBy: by });
  return policyId;
}
