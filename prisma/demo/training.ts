import type { OperatorActor } from '#lib/auth/actor.ts';
import { addCheck } from '#lib/check/commands.ts';
import { addTemplate } from '#lib/checklist/commands.ts';
import { housekeepChecklists } from '#lib/checklist/housekeeping.ts';
import { checklistKinds } from '#lib/checklist/schema.ts';
import { starterTemplates } from '#lib/checklist/starter.ts';
import { everyPage } from '#lib/csv.ts';
import { dayOf } from '#lib/day.ts';
import { reconcile } from '#lib/duty/reconcile.ts';
import { listPersons } from '#lib/person/queries.ts';
import { addCourse } from '#lib/training/commands.ts';
import { proveControl } from '#lib/training/control-commands.ts';
import { importCompletions } from '#lib/training/import-commands.ts';
import { housekeepTraining } from '#lib/training/measuring.ts';
import { starterCourses } from '#lib/training/starter.ts';
import { adoptCourse } from '#lib/training/starter-commands.ts';

const checks = [
  {
    kind: 'background-check',
    title: 'Background check',
    description: 'Done by our partner before the first day, as far as the law of the country allows.',
    audience: 'New since 2022',
    dueWithinDays: -7,
    everyDays: null,
    selfAttested: false,
  },
  {
    kind: 'device',
    title: 'My devices',
    description:
      'The devices that I work on are encrypted, updated, locked after five minutes, and used by nobody else.',
    audience: 'Everyone',
    dueWithinDays: 14,
    everyDays: 365,
    selfAttested: true,
  },
  {
    kind: 'confidentiality',
    title: 'Confidentiality agreement',
    description: 'Signed on joining. It stays in force after leaving.',
    audience: 'New since 2022',
    dueWithinDays: 5,
    everyDays: null,
    selfAttested: false,
  },
] as const;

// Scores of people who passed; in turn.
const scores = [100, 87, 92, 100, 80, 95, 100, 84];

/** Whoever has been here for more than a month has done a course within the last ten months, each on a day of their own. */
async function doneBefore(operator: OperatorActor, course: string, now: Date) {
  const latest = dayOf(new Date(now.getTime() - 30 * 86_400_000));
  const rows = [];
  const pages = everyPage((after) => listPersons(operator, { after }));
  for await (const page of pages)
    for (const { email, startedOn } of page)
      if (startedOn !== null && startedOn < latest) {
        const number: number = rows.length + 2;
        const daysAgo = 10 + ((number * 37) % 280);
        const day = dayOf(new Date(now.getTime() - daysAgo * 86_400_000));
        const completedOn = day < startedOn ? latest : day;
        rows.push({
          number,
          email,
          course,
          completedOn,
          score: scores[number % scores.length] ?? 100,
          note: '',
        });
      }
  return rows;
}

/**
 * What the demo's people learn, what is checked of them, and what is done for who joins and leaves. `audiences` by name;
 * `controlId` is the control that the training proves.
 */
export async function seedTraining(
  operator: OperatorActor,
  audiences: ReadonlyMap<string, string>,
  controlId: string | null,
  now: Date,
): Promise<void> {
  const { organizationId } = operator;
  const everyone = audiences.get('Everyone') ?? null;
  for (const { key, title } of starterCourses) {
    const courseId = await adoptCourse(operator, { key, audienceId: everyone });
    await importCompletions(operator, { rows: await doneBefore(operator, title, now) });
    if (controlId) await proveControl(operator, { courseId, controlId });
  }
  await addCourse(operator, {
    title: 'First aid at work',
    kind: 'link',
    url: 'https://courses.example/first-aid',
    description: 'A day with our partner. Bring the certificate back here.',
    minutes: 420,
    everyDays: 730,
    dueWithinDays: 90,
    audienceId: audiences.get('Customer-facing') ?? '',
  });
  for (const { audience, ...check } of checks)
    await addCheck(operator, { ...check, audienceId: audiences.get(audience) ?? '' });
  for (const kind of checklistKinds)
    await addTemplate(operator, { ...starterTemplates[kind], kind, automatic: true });
  await reconcile(organizationId, { kind: 'training' });
  await reconcile(organizationId, { kind: 'check' });
  await housekeepTraining(organizationId);
  await housekeepChecklists(organizationId);
}
