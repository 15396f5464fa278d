import type { Actor } from '#lib/auth/actor.ts';
import type { Significance } from '#lib/policy/approval.ts';
import { approvePolicy, submitPolicy } from '#lib/policy/approval-commands.ts';
import { addPolicy, startVersion } from '#lib/policy/commands.ts';
import { publishPolicy } from '#lib/policy/publish-commands.ts';
import { editText } from '#lib/policy/text-commands.ts';
import { worldDay } from '#lib/testing/day.ts';
import { markOf } from '#lib/testing/mark.ts';
import { arrange, type World } from './world.ts';

type Given = Partial<Parameters<typeof addPolicy>[1]> & { body?: string };

let made = 0;

/** Adds a policy with a draft in English, written by the security member unless `by` is somebody else. */
export async function arrangePolicy(world: World, given: Given = {}, by: Actor = world.actors.security) {
  made += 1;
  const { body = '# Purpose\n\nWe lock our screens.', ...details } = given;
  const title = details.title ?? `Policy ${made}`;
  return addPolicy(by, {
    identifier: `POL-${made}-${markOf(world.organizationId, 4)}`,
    title,
    texts: [{ locale: 'en', title, body, questions: [] }],
    ...details,
  });
}

/** Puts the draft of a policy up for approval as it stands. Returns its hash. */
export async function submitDraft(world: World, versionId: string, by: Actor = world.actors.security) {
  const { revision } = await arrange(world, (tenant) =>
    tenant.policyVersion.findFirstOrThrow({ where: { id: versionId }, select: { revision: true } }),
  );
  return submitPolicy(by, { versionId, revision, summary: 'What changed', note: '' });
}

/** Submits, approves and publishes a draft: written by the security member, approved by the approver. */
export async function publishDraft(
  world: World,
  versionId: string,
  significance: Significance = 'material',
  effectiveOn = worldDay(),
): Promise<string> {
  const { security, approver } = world.actors;
  const { sha256 } = await submitDraft(world, versionId);
  await approvePolicy(approver, { versionId, sha256, significance, reason: '' });
  await publishPolicy(security, { versionId, sha256, effectiveOn });
  return sha256;
}

/** A policy whose first version is published. */
export async function publishedPolicy(world: World, given: Given = {}) {
  const made = await arrangePolicy(world, given);
  return { ...made, sha256: await publishDraft(world, made.versionId) };
}

/** Publishes a further version with this text. Returns the version's id and hash. */
export async function publishNext(
  world: World,
  policyId: string,
  body: string,
  significance: Significance = 'material',
) {
  const { security } = world.actors;
  const { versionId } = await startVersion(security, { policyId });
  const text = await arrange(world, (tenant) =>
    tenant.policyText.findFirstOrThrow({ where: { versionId, original: true } }),
  );
  const { locale, title, changedAt } = text;
  await editText(security, { versionId, locale, seen: changedAt.toISOString(), title, body, questions: [] });
  return { versionId, sha256: await publishDraft(world, versionId, significance) };
}
