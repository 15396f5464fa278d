import { Readable } from 'node:stream';
import type { MemberActor, OperatorActor } from '#lib/auth/actor.ts';
import { dayOf } from '#lib/day.ts';
import { bringFile } from '#lib/evidence/bring.ts';
import { getAddingForm } from '#lib/evidence/choice-queries.ts';
import { addEvidence } from '#lib/evidence/commands.ts';
import { reviewEvidence } from '#lib/evidence/review-commands.ts';
import { addEvidenceRequirement } from '#lib/evidence-requirement/commands.ts';
import { listEvidenceRequirements } from '#lib/evidence-requirement/queries.ts';
import { memberOf } from './actors.ts';
import { people } from './people.ts';

type Control = { id: string; identifier: string; title: string };
type Verdict = 'accepted' | 'rejected' | null;

/** How the evidence of a control stands; one after the other, so that every health is there. Days are from today. */
type Plan = { collected: number; until: number; verdict: Verdict; reason: string };

const proven: Plan = { collected: -21, until: 320, verdict: 'accepted', reason: '' };
const plans: readonly (Plan | null)[] = [
  proven,
  { ...proven, collected: -40 },
  { ...proven, collected: -3 },
  { ...proven, collected: -75, until: 12 },
  proven,
  { ...proven, collected: -200, until: -18 },
  { ...proven, collected: -12 },
  {
    ...proven,
    verdict: 'rejected',
    reason: 'The picture shows the test system. Please repeat it in production.',
  },
  { ...proven, collected: -1, verdict: null },
  null,
];

const sources = [
  'Ticket system',
  'Cloud console',
  'Identity provider',
  'Build server',
  'Personnel system',
] as const;

const atOnce = 4;

function dayFrom(days: number): string {
  return dayOf(new Date(Date.now() + days * 86_400_000));
}

/** A list as systems export it, in our own words. */
function exportedList(control: Control, collectedOn: string): string {
  const rows = Array.from({ length: 24 }, (_, index) => `${collectedOn};account-${index + 1};checked;kept`);
  return `# ${control.identifier} ${control.title}\nday;subject;result;decision\n${rows.join('\n')}\n`;
}

async function bring(brings: MemberActor, control: Control, plan: Plan, index: number, asked: string | null) {
  const collectedOn = dayFrom(plan.collected);
  const said = {
    title: `${control.title.slice(0, 150)}: ${['export', 'ticket', 'record'][index % 3]}`,
    controlIds: [control.id],
    evidenceRequirementId: asked,
    collectedOn,
    validUntilOn: dayFrom(plan.until),
    source: sources[index % sources.length] ?? '',
    procedure: 'Taken from the system itself and compared with the list of the control.',
    automated: index % 4 === 0,
  };
  if (index % 3 === 0) {
    const source = Readable.from([Buffer.from(exportedList(control, collectedOn))]);
    return bringFile(brings, said, { fileName: `${control.identifier}.csv`, source });
  }
  if (index % 3 === 1) {
    const url = `https://tickets.alder.example/SEC-${1000 + index}`;
    return addEvidence(brings, { ...said, content: { kind: 'link', url } });
  }
  const record = [
    { name: 'Checked', value: String(20 + index) },
    { name: 'Deviations', value: '0' },
    { name: 'Checked by', value: brings.name },
  ];
  return addEvidence(brings, { ...said, content: { kind: 'record', record } });
}

/** What is asked for of a few controls: one piece overdue, one due in days, others later; of two people. */
async function ask(operator: OperatorActor, control: Control, index: number, responsibleId: string) {
  const { evidenceRequirementId } = await addEvidenceRequirement(operator, {
    controlId: control.id,
    what: `Result of the check of ${control.identifier}, signed`,
    everyDays: [90, 182, 365][index % 3] ?? 365,
    responsibleId,
    startsOn: dayFrom([-9, 4, 25, 60][index % 4] ?? 60),
  });
  return evidenceRequirementId;
}

/** Evidence of the demo's controls, of days around today: accepted, due, lapsed, rejected, waiting, and none. */
export async function seedEvidence(operator: OperatorActor): Promise<void> {
  const { controls } = await getAddingForm(operator, {});
  const [security, employee, admin] = [
    await memberOf(operator, people.security.email),
    await memberOf(operator, people.employee.email),
    await memberOf(operator, people.admin.email),
  ];
  const one = async (control: Control, index: number): Promise<void> => {
    const plan = plans[index % plans.length];
    const owner = index % 12 === 4 ? security : employee;
    const { rows } = await listEvidenceRequirements(operator, { controlId: control.id });
    const asked = index % 6 === 4 ? await ask(operator, control, (index - 4) / 6, owner.memberId) : null;
    const usual = rows[0]?.id ?? null;
    if (!plan) return;
    const { itemId, revisionId } = await bring(
      security,
      control,
      plan,
      index,
      usual ?? (plan.verdict ? null : asked),
    );
    if (plan.verdict === null) return;
    const { verdict, reason } = plan;
    await reviewEvidence(admin, { itemId, revisionId, verdict, reason, seen: null });
  };
  for (let start = 0; start < controls.length; start += atOnce) {
    const some = controls.slice(start, start + atOnce);
    await Promise.all(some.map((control, index) => one(control, start + index)));
  }
}
