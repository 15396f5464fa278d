import { Conflict, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { editTextInput, textInput } from './schema.ts';
import { lockVersion, type Writing } from './steps.ts';

/** Takes what was put up back to a draft: its approvals end with their submission. */
export async function reopen(
  { tenant, now, by }: Writing,
  versionId: string,
  outcome: string,
): Promise<boolean> {
  const { count } = await tenant.policySubmission.updateMany({
    where: { versionId, closedAt: null },
    data: { closedAt: now, closedBy: by, outcome },
  });
  if (count === 0) return false;
  await tenant.policyVersion.updateMany({
    where: { id: versionId },
    data: { sha256: null, significance: null },
  });
  return true;
}

async function touch(
  writing: Writing,
  version: { id: string; authors: string[] },
  title?: string,
): Promise<void> {
  const { tenant, now, by } = writing;
  const authors = [...new Set([...version.authors, by])];
  await tenant.policyVersion.updateMany({
    where: { id: version.id },
    data: {
      authors,
      revision: { increment: 1 },
      changedAt: now,
      changedBy: by,
      ...(title === undefined ? {} : { title }),
    },
  });
}

/**
 * Writes one language of a draft, whole. What was put up for approval, or approved, is a draft again. Returns when it was
 * changed, which the next save has to have seen. @throws NotFound, Invalid, Conflict when somebody else saved meanwhile
 */
export const editText = command('policy:change', editTextInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { versionId, locale, seen, title, body, questions } = input;
  const version = await lockVersion(context, versionId, 'edit');
  if (version.fileId !== null)
    throw new Conflict('This version is a PDF as it came. Discard it to write the text here.');
  const before = await tenant.policyText.findFirst({ where: { versionId, locale } });
  if ((before?.changedAt.toISOString() ?? null) !== seen) throw new Stale('this text');
  const wasPutUp = await reopen(context, versionId, 'withdrawn');
  const original = before?.original ?? (await tenant.policyText.count({ where: { versionId } })) === 0;
  const data = { title, body, questions, changedAt: now, changedBy: by };
  await tenant.policyText.upsert({
    where: { organizationId_versionId_locale: { organizationId, versionId, locale } },
    create: { organizationId, versionId, locale, original, ...data },
    update: data,
  });
  await touch(context, version, original ? title : undefined);
  const about = { versionId, number: version.number, locale, withdrawn: wasPutUp };
  return {
    result: { seen: now.toISOString(), revision: version.revision + 1, wasPutUp },
    events: [{ subject: `policy:${version.policyId}`, data: about }],
  };
});

/** Takes a language out of a draft. @throws NotFound, Invalid for the original, Conflict */
export const removeText = command('policy:change', textInput, async (context, { versionId, locale }) => {
  const { tenant } = context;
  const version = await lockVersion(context, versionId, 'edit');
  const found = await tenant.policyText.findFirst({
    where: { versionId, locale },
    select: { original: true },
  });
  if (!found) throw new NotFound('This version has no such language.');
  if (found.original)
    throw new Invalid('This is the language that binds. Make another one the original before you remove it.');
  await reopen(context, versionId, 'withdrawn');
  await tenant.policyText.deleteMany({ where: { versionId, locale } });
  await touch(context, version);
  const data = { versionId, number: version.number, locale, removed: true };
  return { result: null, events: [{ subject: `policy:${version.policyId}`, data }] };
});

/** Says which language binds where languages differ. @throws NotFound, Conflict */
export const setOriginal = command('policy:change', textInput, async (context, { versionId, locale }) => {
  const { tenant } = context;
  const version = await lockVersion(context, versionId, 'edit');
  const found = await tenant.policyText.findFirst({ where: { versionId, locale }, select: { title: true } });
  if (!found) throw new NotFound('This version has no such language.');
  await reopen(context, versionId, 'withdrawn');
  await tenant.policyText.updateMany({ where: { versionId, original: true }, data: { original: false } });
  await tenant.policyText.updateMany({ where: { versionId, locale }, data: { original: true } });
  await touch(context, version, found.title);
  const data = { versionId, number: version.number, locale, original: true };
  return { result: null, events: [{ subject: `policy:${version.policyId}`, data }] };
});
