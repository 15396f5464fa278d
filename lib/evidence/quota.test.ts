import pg from 'pg';
import { expect, test } from 'vitest';
import { Conflict } from '#lib/errors.ts';
import { testDatabase, useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld } from '#lib/testing/document.ts';
import { addLinkEvidence, addPlainControl } from '#lib/testing/evidence.ts';
import { auditTrail } from '#lib/testing/world.ts';
import { bringFile } from './bring.ts';
import { archiveEvidence, reviseEvidence } from './commands.ts';
import { evidenceLimit } from './quota-steps.ts';

useTestDatabase();

/** Fills the organization up, past the triggers: what they do for each row is not what is tried here. */
async function fill(organizationId: string): Promise<void> {
  const admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await admin.connect();
  await admin.query('SET session_replication_role = replica');
  await admin.query(
    `INSERT INTO "EvidenceItem" ("organizationId", id, title, kind, "createdAt", "createdBy")
     SELECT $1, gen_random_uuid(), 'Kept', 'link', now(), 'operator:test' FROM generate_series(2, $2::int)`,
    [organizationId, evidenceLimit],
  );
  await admin.end();
}

test('an organization keeps 100,000 items; further ones are refused before a byte is read, revisions are not', async () => {
  const world = await createDeliveryWorld();
  const { organizationId } = world;
  const { security } = world.actors;
  const controlId = await addPlainControl(world, 'AC-01');
  const { itemId, revisionId } = await addLinkEvidence(security, [controlId]);
  await fill(organizationId);
  const before = (await auditTrail(world)).length;
  await expect(addLinkEvidence(security, [controlId])).rejects.toThrow(
    new Conflict(
      'Your organization keeps 100,000 items of evidence, which is the most. Bring a revision of one that is there, or archive what proves nothing any more.',
    ),
  );
  let read = false;
  const source = (async function* () {
    read = true;
    yield Buffer.from('bytes');
  })();
  const described = {
    title: 'One more',
    controlIds: [controlId],
    evidenceRequirementId: null,
    collectedOn: '2026-01-15',
  };
  await expect(bringFile(security, described, { fileName: 'one.txt', source })).rejects.toThrow(Conflict);
  expect(read).toBe(false);
  expect((await auditTrail(world)).length).toBe(before);
  const content = { kind: 'link', url: 'https://tickets.example/2' } as const;
  await reviseEvidence(security, { itemId, seen: revisionId, collectedOn: '2026-02-15', content });
  await archiveEvidence(security, { itemId, anyway: true });
  await expect(addLinkEvidence(security, [controlId])).resolves.toMatchObject({ number: 1 });
}, 60_000);
