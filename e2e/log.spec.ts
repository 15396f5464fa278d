import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { listOrganizationIds } from '#lib/db/lookup.ts';
import { listMailbox, readMailbox } from '#lib/mail/mailbox.ts';
import { arrange } from '#lib/testing/world.ts';
import { outputFile, usedCanaries } from './canaries.ts';
import { joinServer, serverSecrets } from './ground.ts';

test.beforeAll(joinServer);

const data = process.env.CANDOR_JOURNEY_DATA ?? '';

/** Names, addresses and companies of everybody whom the journeys dealt with. */
async function people(): Promise<string[]> {
  const found: string[] = [];
  for (const organizationId of await listOrganizationIds()) {
    const world = { organizationId };
    const [members, visitors] = await arrange(world, async (tenant) => [
      await tenant.member.findMany({ select: { name: true, email: true } }),
      await tenant.visitor.findMany({ select: { name: true, email: true, company: true } }),
    ]);
    for (const { name, email } of members) found.push(name, email);
    for (const { name, email, company } of visitors) found.push(name, email, company);
  }
  return found;
}

/** Codes and the tokens of links, as the mails of the newest people carry them. */
async function mailed(): Promise<string[]> {
  const texts: string[] = [];
  for (const { organizationId, id } of await listMailbox()) texts.push(await readMailbox(organizationId, id));
  const all = texts.join('\n');
  return (
    [...(all.match(/^(?:Code: )?\d{6}$/gm) ?? []), ...(all.match(/[A-Za-z0-9_-]{32,}/g) ?? [])]
      .map((text) => text.replace('Code: ', ''))
      // Rows are named by their ids, which say nothing; lines of signs are none.
      .filter((text) => !/^(-+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text))
  );
}

/** The demo's passwords, as its note says them. */
function passwords(): string[] {
  const note = join(data, 'sign-in.txt');
  const text = existsSync(note) ? readFileSync(note, 'utf8') : '';
  return text.match(/(?:[a-z]+ ){4}[a-z]+$/gm) ?? [];
}

/** What may be said once: how to sign in to the demo, by the first start, before there is a log. */
const withoutGreeting = (output: string) =>
  output
    .split('\n')
    .filter((line) => !/^ {4}\w+ +\w+@alder\.example/.test(line))
    .join('\n');

test('after all journeys the log holds no code, token, password, address or name that they used (X12)', async () => {
  const file = outputFile(data);
  const output = withoutGreeting(readFileSync(file, 'utf8'));
  // Everything was logged: else nothing found would mean nothing.
  expect(output).toMatch(/"message":"request"/);
  expect(statSync(file).size).toBeGreaterThan(1_000);
  const secrets = [...serverSecrets(), ...passwords(), ...usedCanaries(), ...(await mailed())];
  expect(passwords().length).toBeGreaterThan(5);
  const searched = [...new Set([...secrets, ...(await people())])].filter((text) => text.trim().length > 3);
  expect(searched.length).toBeGreaterThan(20);
  const isIn = (text: string) =>
    // Six digits may stand inside of a longer number or an id.
    /^\d{6}$/.test(text) ? new RegExp(`\\b${text}\\b`).test(output) : output.includes(text);
  expect(searched.filter(isIn)).toEqual([]);
});
