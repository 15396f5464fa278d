import type { OperatorActor } from '#lib/auth/actor.ts';
import { listMembers } from '#lib/member/queries.ts';
import { addProfile } from '#lib/profile/commands.ts';
import { changeEntries } from '#lib/profile/entry-commands.ts';
import { gapsOf } from '#lib/profile/gap.ts';
import { linesOf, type ProfileLine } from '#lib/profile/outline.ts';
import { getProfile, getProfileChoices } from '#lib/profile/queries.ts';
import type { Priority, Tier } from '#lib/profile/tiers.ts';
import { addGapTasks } from '#lib/task/gap-commands.ts';
import { people } from './people.ts';

type Aim = { current: readonly Tier[]; target: Tier; priority: Priority; reason: string };

/** How the fictional company stands in each category, its outcomes in turn; in our own words. */
const aims: Readonly<Record<string, Aim>> = {
  'GV.OC': {
    current: [3, 3, 2],
    target: 3,
    priority: 'medium',
    reason: 'Schools and clinics ask for it in every contract.',
  },
  'GV.RM': {
    current: [2, 1, 2],
    target: 3,
    priority: 'medium',
    reason: 'Risk appetite was agreed on in spring and is not written down everywhere yet.',
  },
  'GV.RR': { current: [3], target: 3, priority: 'medium', reason: 'Roles stand in every job description.' },
  'GV.PO': {
    current: [3, 2],
    target: 3,
    priority: 'low',
    reason: 'Policies are read and confirmed once a year.',
  },
  'GV.OV': {
    current: [2, 1],
    target: 3,
    priority: 'medium',
    reason: 'Management looks at the numbers twice a year; it should be each quarter.',
  },
  'GV.SC': {
    current: [2, 1, 1, 2],
    target: 3,
    priority: 'high',
    reason: 'Two suppliers see customer data; their reviews are late.',
  },
  'ID.AM': {
    current: [3, 2],
    target: 3,
    priority: 'medium',
    reason: 'The inventory covers the product, not yet the offices.',
  },
  'ID.RA': {
    current: [2, 3],
    target: 4,
    priority: 'high',
    reason: 'Findings of tests must reach the register within days.',
  },
  'ID.IM': {
    current: [2],
    target: 3,
    priority: 'low',
    reason: 'Lessons are written down after incidents, seldom after exercises.',
  },
  'PR.AA': {
    current: [3, 4, 3],
    target: 4,
    priority: 'high',
    reason: 'One account for everything, with keys instead of passwords by summer.',
  },
  'PR.AT': { current: [3], target: 3, priority: 'low', reason: 'Training is done on joining and each year.' },
  'PR.DS': {
    current: [4, 3],
    target: 4,
    priority: 'high',
    reason: 'Customer data is what we are trusted with.',
  },
  'PR.PS': {
    current: [3, 2],
    target: 3,
    priority: 'medium',
    reason: 'Changes are reviewed; old images are still patched by hand.',
  },
  'PR.IR': { current: [3], target: 3, priority: 'medium', reason: 'Two sites, tried twice a year.' },
  'DE.CM': {
    current: [3, 2],
    target: 4,
    priority: 'high',
    reason: 'Nights and weekends are watched by a partner since this year.',
  },
  'DE.AE': { current: [2], target: 3, priority: 'medium', reason: 'Alerts are sorted by hand.' },
  'RS.MA': {
    current: [3, 2],
    target: 3,
    priority: 'high',
    reason: 'The plan was exercised once; roles at weekends are open.',
  },
  'RS.AN': { current: [2], target: 3, priority: 'low', reason: 'Evidence is kept, seldom examined.' },
  'RS.CO': { current: [3], target: 3, priority: 'medium', reason: 'Customers are told within a day.' },
  'RS.MI': {
    current: [3],
    target: 3,
    priority: 'medium',
    reason: 'Accounts and hosts can be cut off in minutes.',
  },
  'RC.RP': {
    current: [3, 2],
    target: 3,
    priority: 'medium',
    reason: 'Restores are tried each quarter for the database, not for files.',
  },
  'RC.CO': {
    current: [2],
    target: 3,
    priority: 'low',
    reason: 'A status page is there; its texts are not prepared.',
  },
};

const notBought = 'No hardware of our own leaves the offices.';

function setOf(line: ProfileLine, index: number) {
  const aim = aims[line.identifier.slice(0, 5)];
  if (!aim) return null;
  if (line.identifier === 'PR.DS-10') return { included: false, reason: notBought } as const;
  const currentTier = aim.current[index % aim.current.length] ?? null;
  return {
    currentTier,
    targetTier: aim.target,
    priority: aim.priority,
    reason: index === 0 ? aim.reason : '',
  };
}

/** One profile of the whole demo organization, with tasks for the first of its gaps. */
export async function seedProfiles(operator: OperatorActor): Promise<void> {
  const { frameworks } = await getProfileChoices(operator, {});
  const [csf] = frameworks;
  if (!csf) return;
  const profileId = await addProfile(operator, {
    name: 'Alder as a whole',
    scope:
      'The scheduling product with its infrastructure and suppliers, and the two offices. Not the reseller’s systems.',
    frameworkId: csf.id,
  });
  const { functions } = await getProfile(operator, { profileId });
  const entries = functions.flatMap(({ categories }) =>
    categories.flatMap(({ lines }) =>
      lines.flatMap((line, index) => {
        const set = setOf(line, index);
        return set ? [{ requirementId: line.id, seen: 0, set }] : [];
      }),
    ),
  );
  await changeEntries(operator, { profileId, entries });
  const gaps = gapsOf(linesOf((await getProfile(operator, { profileId })).functions));
  const members = await listMembers(operator, {});
  const owners = [people.security.email, people.admin.email];
  for (const [index, email] of owners.entries()) {
    await addGapTasks(operator, {
      profileId,
      requirementIds: gaps.slice(index * 2, index * 2 + 2).map(({ id }) => id),
      ownerId: members.find((member) => member.email === email)?.id ?? null,
      dueOn: new Date(Date.now() + (index * 30 + 12) * 86_400_000).toISOString().slice(0, 10),
    });
  }
}
