import { NotFound } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { findHold, holdInWords } from './hold-steps.ts';
import { whyNotErased } from './person.ts';
import { erasedPersonInput } from './schema.ts';

/** What erasing a person who left would take away, and what is kept. Throws NotFound. */
export const previewPersonErasure = query(
  'person:erase',
  erasedPersonInput,
  async ({ tenant }, { personId }) => {
    const person = await tenant.person.findFirst({
      where: { id: personId },
      select: {
        id: true,
        name: true,
        email: true,
        endedAt: true,
        erasedAt: true,
        privateEmail: true,
        member: { select: { removedAt: true } },
      },
    });
    if (!person) throw new NotFound('There is no such person.');
    const where = { personId };
    const hold = await findHold(tenant, personId);
    const files =
      (await tenant.acknowledgement.count({ where: { ...where, proofFileId: { not: null } } })) +
      (await tenant.completion.count({ where: { ...where, certificateFileId: { not: null } } })) +
      // One that was accepted is the completion's.
      (await tenant.certificate.count({
        where: { ...where, fileId: { not: null }, OR: [{ verdict: null }, { verdict: 'rejected' }] },
      })) +
      (await tenant.checkResult.count({ where: { ...where, fileId: { not: null } } }));
    const { privateEmail, endedAt, erasedAt, member, ...facts } = person;
    return {
      ...facts,
      whyNot:
        whyNotErased({ endedAt, erasedAt, member }) ??
        (hold && `${await holdInWords(tenant, hold)}. Lift the hold before you erase them.`),
      hasPrivateEmail: privateEmail !== null,
      member: member !== null,
      acknowledgements: await tenant.acknowledgement.count({ where }),
      completions: await tenant.completion.count({ where }),
      results: await tenant.checkResult.count({ where }),
      questions: await tenant.dutyQuestion.count({ where }),
      openItems: await tenant.checklistItem.count({ where: { checklist: where, endedAt: null } }),
      reports: await tenant.person.count({ where: { managerId: personId } }),
      files,
      keepLeaverYears: (await readSetting(tenant, 'privacy')).keepLeaverYears,
    };
  },
);

/** What an erasure would do, as its page shows it. */
export type PersonErasure = Awaited<ReturnType<typeof previewPersonErasure>>;
