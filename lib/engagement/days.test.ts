import { describe, expect, test } from 'vitest';
import { Conflict } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAuditor, createEngagementWorld, daysFromNow, openNow } from '#lib/testing/engagement.ts';
import { expectNothing } from '#lib/testing/engagement-looks.ts';
import { arrange, auditTrail } from '#lib/testing/world.ts';
import { changeEngagement, closeEngagement, reopenEngagement } from './commands.ts';
import { getEngagement, listEngagements } from './queries.ts';

useTestDatabase();

describe('its time', () => {
  test('before it begins, after it is over and once it is closed its auditor finds nothing, and the team still does', async () => {
    const own = await createEngagementWorld();
    const { security, auditor } = own.actors;
    const { engagementId } = own;
    const fields = { engagementId, memberIds: [auditor.memberId] };
    await expect(getEngagement(auditor, { engagementId })).resolves.toMatchObject({ asAuditor: true });
    const later = { ...openNow, beginsOn: daysFromNow(2) };
    await changeEngagement(security, { ...fields, ...later, revision: 1 });
    await expectNothing(auditor, own);
    const over = { ...openNow, endsOn: daysFromNow(-2) };
    await changeEngagement(security, { ...fields, ...over, revision: 2 });
    await expectNothing(auditor, own);
    await changeEngagement(security, { ...fields, ...openNow, revision: 3 });
    expect((await listEngagements(auditor, {})).rows).toHaveLength(1);
    await closeEngagement(security, { engagementId });
    await expectNothing(auditor, own);
    await expect(closeEngagement(security, { engagementId })).rejects.toThrow(Conflict);
    const closed = { ...fields, ...openNow, revision: 4 };
    await expect(changeEngagement(security, closed)).rejects.toThrow(Conflict);
    expect((await getEngagement(security, { engagementId })).asAuditor).toBe(false);
    await reopenEngagement(security, { engagementId });
    await expect(getEngagement(auditor, { engagementId })).resolves.toMatchObject({ name: openNow.name });
    await changeEngagement(security, {
      ...closed,
      memberIds: [(await addAuditor(own, 'next@audit.example')).memberId],
    });
    await expectNothing(auditor, own);
    const actions = (await auditTrail(own)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'engagement:change')).toHaveLength(4);
    expect(actions.filter((action) => action === 'engagement:close')).toHaveLength(2);
  });

  test('its auditors are told by a mail that holds a link and nothing of the evidence', async () => {
    const world = await createEngagementWorld();
    const mails = await arrange(world, (tenant) =>
      tenant.mail.findMany({
        where: { template: 'engagement-opened' },
        select: { recipient: true, subject: true },
      }),
    );
    expect(mails[0]).toMatchObject({
      recipient: world.actors.auditor.email,
      subject: 'Northwind Data has named you an auditor of SOC 2, 2026',
    });
  });

  test('of two who change it at once the second is told (W01)', async () => {
    const own = await createEngagementWorld();
    const { security, owner, auditor } = own.actors;
    const fields = { engagementId: own.engagementId, ...openNow, memberIds: [auditor.memberId], revision: 1 };
    await changeEngagement(security, { ...fields, name: 'Mine' });
    await expect(changeEngagement(owner, { ...fields, name: 'Yours' })).rejects.toThrow(Conflict);
    const backwards = { ...fields, revision: 2, periodEndOn: '2020-01-01' };
    await expect(changeEngagement(owner, backwards)).rejects.toThrow('The period must end after it begins.');
  });
});
