import { addAuditReport } from '#lib/audit-report/commands.ts';
import { addReportPart } from '#lib/audit-report/part-commands.ts';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { mapControlByName } from '#lib/control/commands.ts';
import { dayOf } from '#lib/day.ts';
import { openEngagement } from '#lib/engagement/commands.ts';
import { getEngagementChoices } from '#lib/engagement/queries.ts';
import { getScopedControl } from '#lib/engagement/scope-queries.ts';
import { answerInquiry, ask, askFurther } from '#lib/inquiry/commands.ts';
import { memberOf } from './actors.ts';
import type { DocumentIds } from './documents.ts';
import { people } from './people.ts';
import { auditReports, criteria, duties, exceptions, subservices } from './program-reports.ts';

const unsaid = {
  auditor: '',
  periodStartOn: null,
  periodEndOn: null,
  issuedOn: null,
  validUntilOn: null,
};

type ControlIds = ReadonlyMap<string, string>;

const idsOf = (controlIds: ControlIds, identifiers: readonly string[]) =>
  identifiers.flatMap((identifier) => controlIds.get(identifier) ?? []);

/** Audit reports of the demo: two periods with a gap, a bridge letter, and what the newer one found and asks. */
export async function seedReports(
  operator: OperatorActor,
  documents: DocumentIds,
  controlIds: ControlIds,
): Promise<void> {
  for (const { key, document, ...report } of auditReports) {
    const documentId = document && documents[document];
    const reportId = await addAuditReport(operator, { ...unsaid, ...report, documentId });
    if (key !== 'soc2') continue;
    for (const row of exceptions) await addReportPart(operator, { part: 'exception', reportId, ...row });
    for (const row of subservices) await addReportPart(operator, { part: 'subservice', reportId, ...row });
    for (const row of duties) await addReportPart(operator, { part: 'duty', reportId, ...row });
    const tested = Object.keys(criteria).filter((identifier) => identifier !== 'AC-04');
    await addReportPart(operator, {
      part: 'control',
      reportId,
      controlIds: idsOf(controlIds, tested),
      result: 'no-exception',
      note: '',
    });
    await addReportPart(operator, {
      part: 'control',
      reportId,
      controlIds: idsOf(controlIds, ['AC-04']),
      result: 'exception',
      note: 'One of 25 people who left',
    });
  }
}

function dayFrom(days: number): string {
  return dayOf(new Date(Date.now() + days * 86_400_000));
}

/** The audit that is going on in the demo: its framework, its auditor, and what they asked so far. */
export async function seedEngagement(operator: OperatorActor, controlIds: ControlIds): Promise<void> {
  for (const [identifier, criterion] of Object.entries(criteria)) {
    const controlId = controlIds.get(identifier);
    if (controlId) await mapControlByName(operator, { controlId, names: `soc2 ${criterion}` });
  }
  const { frameworks } = await getEngagementChoices(operator, {});
  const auditor = await memberOf(operator, people.auditor.email);
  const security = await memberOf(operator, people.security.email);
  const frameworkId = frameworks.find(({ title }) => /SOC 2|Trust/i.test(title))?.id ?? '';
  const engagementId = await openEngagement(security, {
    name: 'SOC 2 Type II, third year',
    frameworkId,
    periodStartOn: dayFrom(-330),
    periodEndOn: dayFrom(30),
    beginsOn: dayFrom(-20),
    endsOn: dayFrom(60),
    memberIds: [auditor.memberId],
  });
  const [first = '', second = ''] = idsOf(controlIds, ['AC-05', 'BC-02']);
  const asked = await ask(auditor, {
    engagementId,
    controlId: first,
    subject: 'Population of people who left',
    body: 'Please send the list of everybody who left in the period, with the day on which each account ended.',
  });
  const { revisions } = await getScopedControl(security, { engagementId, controlId: first });
  await answerInquiry(security, {
    engagementId,
    inquiryId: asked,
    body: 'The list comes from the personnel system; the export of the last review is attached.',
    revisionIds: revisions.slice(0, 1).map(({ id }) => id),
  });
  await askFurther(auditor, {
    engagementId,
    inquiryId: asked,
    body: 'Thank you. Could you add the two contractors who left in spring?',
  });
  await ask(auditor, {
    engagementId,
    controlId: second,
    subject: 'Minutes of the last rehearsal',
    body: 'The record names a rehearsal; please attach its minutes.',
  });
}
