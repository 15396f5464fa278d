import { expect, test } from 'vitest';
import { openText } from '#lib/mail/sealing.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { withReader } from '#lib/messages/reader.ts';
import { type AccessWorld, confirmAddress, createAccessWorld, filledForm } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange } from '#lib/testing/world.ts';
import { submitRequest } from './commands.ts';
import { decideRequest } from './decision-commands.ts';

useTestDatabase();

const email = 'vera@fern.example';
const reading = <T>(locale: Locale, run: () => T) => withReader({ locale, address: '' }, run);

async function mailsTo(world: AccessWorld, recipient: string) {
  const rows = await arrange(world, (tenant) =>
    tenant.mail.findMany({
      where: { recipient },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, subject: true, html: true },
    }),
  );
  return rows.map(({ id, subject, html }) => ({ subject, html: openText(world.organizationId, id, html) }));
}

test('a visitor is mailed in the language in which they last proved their address', async () => {
  const world = await createAccessWorld();
  const { restricted, second } = world.documents;
  await reading('fr', () =>
    submitRequest(world.actors.anonymous, { ...filledForm([restricted, second]), email }),
  );
  await reading('de', () => confirmAddress(world, email));
  const request = await arrange(world, (tenant) =>
    tenant.accessRequest.findFirstOrThrow({ where: { visitor: { email } }, select: { id: true } }),
  );
  const decisions = [{ documentId: restricted, outcome: 'approved' as const }];
  await decideRequest(world.actors.approver, { requestId: request.id, decisions });
  const [proof, received, decided] = await mailsTo(world, email);
  expect(proof?.html).toMatch(/<html lang="fr">.*demande de 2 documents/s);
  expect(received?.subject).toMatch(/hat Ihre Anfrage Nr\. 1 erhalten$/);
  expect(received?.html).toMatch(/<html lang="de">.*Wir entscheiden in der Regel bis \d+\. [^ ]+ \d{4}/s);
  expect(decided?.html).toContain('Über 1 Dokument Ihrer Anfrage wird noch entschieden.');
});

test('who only types the address of a visitor does not change the language of their mails', async () => {
  const world = await createAccessWorld();
  const { visitor, anonymous } = world.actors;
  const form = { ...filledForm([world.documents.restricted]), email: visitor.email };
  await reading('ja', () => submitRequest(anonymous, form));
  const known = await arrange(world, (tenant) =>
    tenant.visitor.findFirstOrThrow({ where: { email: visitor.email }, select: { locale: true } }),
  );
  expect(known.locale).toBeNull();
});
