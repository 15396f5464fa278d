import type { Tenant } from '#lib/db/tenant.ts';
import type { CommandContext } from '#lib/operation.ts';
import { noAddress } from './address.ts';
import { type Called, eraseMails, mailsTo } from './mail-steps.ts';
import { type Leaver, namedAs } from './named-steps.ts';
import { erasedName } from './schema.ts';
import { dropFile, eraseDetails } from './steps.ts';

const mostMails = 2000;

type Rows = {
  questions: string[];
  acknowledgements: string[];
  completions: string[];
  certificates: string[];
  results: string[];
  checklists: string[];
};

async function rowsOf(tenant: Tenant, personId: string): Promise<Rows> {
  const of = { where: { personId }, select: { id: true } };
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    questions: ids(await tenant.dutyQuestion.findMany(of)),
    acknowledgements: ids(await tenant.acknowledgement.findMany(of)),
    completions: ids(await tenant.completion.findMany(of)),
    certificates: ids(await tenant.certificate.findMany(of)),
    results: ids(await tenant.checkResult.findMany(of)),
    checklists: ids(await tenant.checklist.findMany(of)),
  };
}

/** What proves something keeps version, hash, statement and time, and loses who it was. Returns the files to be dropped. */
async function eraseProofs({ tenant, now }: CommandContext, personId: string): Promise<string[]> {
  const where = { personId, erasedAt: null };
  const files = [
    ...(await tenant.acknowledgement.findMany({ where, select: { proofFileId: true } })).map(
      (one) => one.proofFileId,
    ),
    ...(await tenant.completion.findMany({ where, select: { certificateFileId: true } })).map(
      (one) => one.certificateFileId,
    ),
    ...(await tenant.certificate.findMany({ where, select: { fileId: true } })).map((one) => one.fileId),
    ...(await tenant.checkResult.findMany({ where, select: { fileId: true } })).map((one) => one.fileId),
  ];
  const browser = { address: '', userAgent: '', note: '', erasedAt: now };
  await tenant.acknowledgement.updateMany({
    where,
    data: { ...browser, typedName: null, answers: [], proofFileId: null },
  });
  await tenant.completion.updateMany({ where, data: { ...browser, certificateFileId: null } });
  const { note: _, ...sent } = browser;
  await tenant.certificate.updateMany({ where, data: { ...sent, reason: '', fileId: null } });
  await tenant.checkResult.updateMany({ where, data: { reason: '', fileId: null, erasedAt: now } });
  // What was accepted is the proof of a completion, too.
  return [...new Set(files.flatMap((fileId) => fileId ?? []))];
}

/** What was written to, by and about them, and where they signed in. */
async function eraseWords(context: CommandContext, { id, memberId }: Leaver, called: Called) {
  const { tenant, now, by } = context;
  const where = { personId: id };
  await tenant.dutyQuestion.updateMany({
    where: { ...where, answeredAt: null },
    data: { answeredAt: now, answeredBy: by, answer: erasedName },
  });
  await tenant.dutyQuestion.updateMany({ where, data: { text: erasedName, answer: erasedName } });
  await tenant.absence.updateMany({ where, data: { reason: erasedName } });
  await tenant.personHold.updateMany({ where, data: { reason: erasedName } });
  await tenant.dutyExemption.updateMany({ where: { duty: where }, data: { reason: erasedName } });
  const items = { checklist: where };
  await tenant.checklistItem.updateMany({
    where: { ...items, endedAt: null },
    data: { endedAt: now, endedBy: by, outcome: 'not-needed' },
  });
  await tenant.checklistItem.updateMany({ where: items, data: { note: '' } });
  const owner = memberId ? [where, { memberId }] : [where];
  await tenant.session.updateMany({ where: { OR: owner }, data: { address: '', userAgent: '' } });
  await tenant.challenge.updateMany({
    where: {
      OR: [
        { subjectId: { in: [id, ...(memberId ? [memberId] : [])] } },
        { email: { in: [...called.emails] }, NOT: { purpose: { startsWith: 'visitor-' } } },
      ],
    },
    data: { email: '', consumedAt: now, codeHash: null },
  });
  await eraseMails(context, await mailsTo(tenant, called, mostMails));
}

/** Takes tables away that wait for a decision and hold them: whoever brought one can bring it again without them. */
async function dropDrafts({ tenant }: CommandContext, called: Called): Promise<number> {
  const words = [...called.emails, ...called.names];
  const held = words.map((word) => JSON.stringify(word).slice(1, -1).toLowerCase());
  return tenant.$executeRaw`
    DELETE FROM "ImportDraft" WHERE kind IN ('persons', 'completions')
      AND EXISTS (SELECT 1 FROM unnest(${held}::text[]) w WHERE strpos(lower(content::text), w) > 0)`;
}

/**
 * Erases a person who left: what names them is taken out of every row. What was asked, confirmed and done when, of which
 * version in which words, stays as proof of somebody. Returns counts for the event, and the files whose blobs are to be
 * discarded after the commit.
 */
export async function erasePersonRows(context: CommandContext, person: Leaver) {
  const { tenant, now, by } = context;
  const { id, memberId } = person;
  const called = await namedAs(tenant, person);
  const rows = await rowsOf(tenant, id);
  const files = await eraseProofs(context, id);
  const dropped: string[] = [];
  for (const fileId of files) {
    // A sheet that several signed is proof of the others, too: it goes with the last of them.
    if ((await tenant.acknowledgement.count({ where: { proofFileId: fileId } })) > 0) continue;
    await dropFile(context, fileId);
    dropped.push(fileId);
  }
  await eraseWords(context, person, called);
  const drafts = await dropDrafts(context, called);
  const details = await eraseDetails(tenant, {
    actors: [`person:${id}`],
    subjects: [
      `person:${id}`,
      ...(memberId ? [`member:${memberId}`] : []),
      ...rows.questions.map((one) => `duty-question:${one}`),
      ...rows.acknowledgements.map((one) => `acknowledgement:${one}`),
      ...rows.checklists.map((one) => `checklist:${one}`),
    ],
    ...called,
    within: [id, ...rows.completions, ...rows.certificates, ...rows.results],
  });
  if (memberId)
    await tenant.member.updateMany({
      where: { id: memberId },
      data: { email: noAddress(memberId), name: erasedName, passwordHash: null },
    });
  await tenant.person.updateMany({ where: { managerId: id, erasedAt: null }, data: { managerId: null } });
  const blank = {
    team: '',
    role: '',
    location: '',
    managerId: null,
    privateEmail: null,
    externalId: null,
    locale: null,
  };
  await tenant.person.updateMany({
    where: { id },
    data: { ...blank, email: noAddress(id), name: erasedName, changedAt: now, erasedAt: now, erasedBy: by },
  });
  const counts = {
    acknowledgementsKept: rows.acknowledgements.length,
    completionsKept: rows.completions.length,
    questions: rows.questions.length,
    files: dropped.length,
    drafts,
    details,
  };
  return { counts, files: dropped };
}
