import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { unknownFields } from './merge.ts';
import { draftNdaInput, publishNdaInput } from './schema.ts';
import { publishedNda } from './standing.ts';
import { sha256Of, writeDraft } from './steps.ts';

/** Writes a draft of the agreement, new or again. A published version cannot be written again: Conflict. */
export const draftNda = command('nda:draft', draftNdaInput, async (context, input) => {
  const { versionId, ...texts } = input;
  if (!versionId) {
    const { id, event } = await writeDraft(context, texts);
    return { result: id, events: [event] };
  }
  const { tenant } = context;
  const data = { ...texts, sha256: sha256Of(texts.text) };
  const changed = await tenant.ndaVersion.updateMany({ where: { id: versionId, publishedAt: null }, data });
  if (changed.count === 0) await refuseDraft(tenant, versionId);
  const event = { subject: `nda-version:${versionId}` as const, data: { sha256: data.sha256 } };
  return { result: versionId, events: [event] };
});

async function refuseDraft(tenant: Tenant, id: string): Promise<never> {
  const found = await tenant.ndaVersion.findFirst({ where: { id }, select: { number: true } });
  if (!found) throw new NotFound('There is no such version of the agreement.');
  throw new Conflict(`Version ${found.number} is published and frozen. Please begin a new version.`);
}

/**
 * Publishes a draft exactly as its publisher read it: from now on this text is signed; a material one asks everybody
 * again. Throws NotFound; Conflict when it was changed, published or overtaken meanwhile; Invalid for unknown fields.
 */
export const publishNda = command('nda:publish', publishNdaInput, async ({ tenant, now, by }, input) => {
  const { versionId, sha256, change } = input;
  // Held until the end, so that of two versions published at once the older one is refused.
  await tenant.$queryRaw`SELECT id FROM "NdaVersion" ORDER BY id FOR UPDATE`;
  const draft = await tenant.ndaVersion.findFirst({
    where: { id: versionId },
    select: { text: true, number: true, sha256: true, change: true, publishedAt: true },
  });
  if (!draft) throw new NotFound('There is no such version of the agreement.');
  if (draft.publishedAt) throw new Conflict('This version has already been published.');
  if (draft.sha256 !== sha256 || draft.change !== change)
    throw new Conflict('Somebody has changed this draft since you opened it. Please read it again.');
  const unknown = unknownFields(draft.text);
  if (unknown.length > 0) throw new Invalid(`The text uses fields that do not exist: ${unknown.join(', ')}.`);
  const current = await publishedNda(tenant);
  if (current && current.number > draft.number) {
    const newer = `Version ${current.number} is newer and already published.`;
    throw new Conflict(`${newer} Please begin a new version.`);
  }
  const published = await tenant.ndaVersion.updateMany({
    where: { id: versionId, publishedAt: null, sha256 },
    data: { publishedAt: now, publishedBy: by },
  });
  if (published.count === 0) throw new Conflict('This version has already been published.');
  const data = { number: draft.number, sha256, change };
  return { result: versionId, events: [{ subject: `nda-version:${versionId}`, data }] };
});
