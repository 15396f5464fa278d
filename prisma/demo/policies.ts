import { listAudiences } from '#lib/audience/queries.ts';
import type { MemberActor, OperatorActor } from '#lib/auth/actor.ts';
import { dayIn } from '#lib/day.ts';
import { dayAfter } from '#lib/evidence-requirement/standing.ts';
import type { Significance } from '#lib/policy/approval.ts';
import { approvePolicy, submitPolicy } from '#lib/policy/approval-commands.ts';
import { addPolicy, changePolicy, startVersion } from '#lib/policy/commands.ts';
import { getPolicy } from '#lib/policy/detail-queries.ts';
import { publishPolicy, retirePolicy, reviewPolicy } from '#lib/policy/publish-commands.ts';
import type { PolicyTier } from '#lib/policy/schema.ts';
import { editText } from '#lib/policy/text-commands.ts';
import { getPolicyVersion } from '#lib/policy/version-queries.ts';
import { adoptPolicyStarters } from '#lib/policy-starter/commands.ts';
import { getPolicyStarters } from '#lib/policy-starter/queries.ts';
import { memberOf } from './actors.ts';
import { people } from './people.ts';
import { organization } from './program.ts';

type Owner = keyof typeof people;
type Published = { identifier: string; owner: Owner; tier: PolicyTier; daysAgo: number };

/** Policies in force, by who answers for them. */
const published: readonly Published[] = [
  { identifier: 'POL-IS', owner: 'security', tier: 'customers', daysAgo: 200 },
  { identifier: 'POL-AU', owner: 'security', tier: 'internal', daysAgo: 180 },
  { identifier: 'POL-AC', owner: 'security', tier: 'internal', daysAgo: 150 },
  { identifier: 'POL-DC', owner: 'security', tier: 'internal', daysAgo: 120 },
  { identifier: 'POL-IR', owner: 'security', tier: 'internal', daysAgo: 90 },
  { identifier: 'POL-DS', owner: 'admin', tier: 'internal', daysAgo: 60 },
  { identifier: 'POL-CC', owner: 'people', tier: 'public', daysAgo: 45 },
  { identifier: 'POL-CF', owner: 'people', tier: 'internal', daysAgo: 30 },
];
const waiting = { identifier: 'POL-VM', owner: 'approver' } as const;
const draft = { identifier: 'POL-BR', owner: 'admin' } as const;

const decided: Readonly<Record<string, string>> = {
  '{{securityContact}}': 'security@alder.example',
  '{{incidentContact}}': 'incident@alder.example, or +49 40 5550 112 at any hour',
  '{{reportingChannel}}': 'https://speak-up.alder.example',
};

const passwords = `## Purpose

Passwords protect what nothing else protects yet.

## Rules

1. Passwords have at least ten characters and are different for every service.
2. They are kept in the password manager.
3. They are changed when they may have become known.

## Review

Once a year, together with the access control policy.`;

type Actors = { security: MemberActor; approver: MemberActor };

async function submitted({ security }: Actors, versionId: string, summary: string): Promise<string> {
  const { revision } = await getPolicyVersion(security, { versionId });
  const { sha256 } = await submitPolicy(security, { versionId, revision, summary, note: '' });
  return sha256;
}

type Publication = { versionId: string; summary: string; significance: Significance; effectiveOn: string };

async function publish(actors: Actors, { versionId, summary, significance, effectiveOn }: Publication) {
  const sha256 = await submitted(actors, versionId, summary);
  await approvePolicy(actors.approver, { versionId, sha256, significance, reason: '' });
  await publishPolicy(actors.security, { versionId, sha256, effectiveOn });
}

async function openVersionOf({ security }: Actors, policyId: string): Promise<string> {
  const { open } = await getPolicy(security, { policyId });
  if (!open) throw new Error('the demo policy has no draft');
  return open.id;
}

type Edit = { policyId: string; from: string; to: string };

/** Starts the next version with one passage changed. Returns its id. */
async function reworded({ security }: Actors, { policyId, from, to }: Edit): Promise<string> {
  const { versionId } = await startVersion(security, { policyId });
  const [text] = (await getPolicyVersion(security, { versionId })).texts;
  if (!text?.body.includes(from)) throw new Error(`the demo policy does not say “${from}”`);
  const { locale, title, questions, changedAt } = text;
  const body = text.body.replace(from, to);
  await editText(security, { versionId, locale, title, questions, body, seen: changedAt.toISOString() });
  return versionId;
}

async function adopt(operator: OperatorActor, security: MemberActor): Promise<Map<string, string>> {
  const { asked } = await getPolicyStarters(security, {});
  const answers = asked.map(({ placeholder, proposal }) => ({
    placeholder,
    value: decided[placeholder] ?? proposal,
  }));
  const all = [...published, waiting, draft];
  const ids = new Map<string, string>();
  for (const [owner, group] of Map.groupBy(all, (one) => one.owner)) {
    const { memberId } = await memberOf(operator, people[owner].email);
    const identifiers = group.map(({ identifier }) => identifier);
    for (const one of await adoptPolicyStarters(security, { identifiers, ownerId: memberId, answers }))
      ids.set(one.identifier, one.policyId);
  }
  return ids;
}

async function addressed(
  { security }: Actors,
  policyId: string,
  tier: PolicyTier,
  audienceId: string | null,
) {
  const { owner, ...policy } = await getPolicy(security, { policyId });
  const { identifier, title, quorum, reviewEveryDays, dueWithinDays, confirmation, statement, revision } =
    policy;
  const said = { identifier, title, quorum, reviewEveryDays, dueWithinDays, confirmation, statement };
  await changePolicy(security, { ...said, policyId, revision, tier, audienceId, ownerId: owner?.id ?? null });
}

/**
 * Gives the demo organization policies of the starter set: eight in force, two of them in a second version (one material,
 * one editorial), one waiting for approval, one draft, one retired; two were reviewed. Returns their ids by identifier.
 */
export async function seedPolicies(operator: OperatorActor): Promise<Map<string, string>> {
  const actors: Actors = {
    security: await memberOf(operator, people.security.email),
    approver: await memberOf(operator, people.approver.email),
  };
  const { security } = actors;
  const today = dayIn(organization.timeZone, new Date());
  const everyone =
    (await listAudiences(operator, {})).rows.find(({ name }) => name === 'Everyone')?.id ?? null;
  const ids = await adopt(operator, security);
  const idOf = (identifier: string) => ids.get(identifier) ?? '';
  for (const { identifier, tier, daysAgo } of published) {
    const policyId = idOf(identifier);
    await addressed(actors, policyId, tier, everyone);
    const versionId = await openVersionOf(actors, policyId);
    const effectiveOn = dayAfter(today, -daysAgo);
    await publish(actors, { versionId, summary: 'First edition.', significance: 'material', effectiveOn });
  }
  const typo = {
    policyId: idOf('POL-AC'),
    from: 'for as long as it needs it, and not more.',
    to: 'for as long as it needs it and not more.',
  };
  const versionId = await reworded(actors, typo);
  const summary = 'Wording only.';
  await publish(actors, { versionId, summary, significance: 'editorial', effectiveOn: dayAfter(today, -20) });
  const stricter = {
    policyId: idOf('POL-DS'),
    from: 'after at most 5 minutes',
    to: 'after at most 3 minutes',
  };
  const second = await reworded(actors, stricter);
  const said = 'Screens lock after three minutes instead of five.';
  await publish(actors, {
    versionId: second,
    summary: said,
    significance: 'material',
    effectiveOn: dayAfter(today, -10),
  });
  await submitted(actors, await openVersionOf(actors, idOf('POL-VM')), 'First edition.');
  const old = await addPolicy(security, {
    identifier: 'POL-PW',
    title: 'Password policy',
    ownerId: security.memberId,
    reviewEveryDays: 365,
    texts: [{ locale: 'en', title: 'Password policy', body: passwords }],
  });
  const effectiveOn = dayAfter(today, -600);
  await publish(actors, { versionId: old.versionId, summary: '', significance: 'material', effectiveOn });
  await retirePolicy(security, {
    policyId: old.policyId,
    reason: 'Its rules became part of the access control policy.',
  });
  for (const [identifier, outcome, note] of [
    ['POL-IS', 'unchanged', 'Read with management; nothing to change.'],
    ['POL-IR', 'change-needed', 'Times for notices to customers are to be aligned with the new contracts.'],
  ] as const) {
    const { current } = await getPolicy(security, { policyId: idOf(identifier) });
    if (current)
      await reviewPolicy(security, { policyId: idOf(identifier), versionId: current.id, outcome, note });
  }
  return ids;
}
