import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerRequest, renewGrant, submitRequest, withdrawRequest } from '#lib/access-request/commands.ts';
import { acknowledge } from '#lib/acknowledgement/commands.ts';
import { getPolicyDuty } from '#lib/acknowledgement/read-queries.ts';
import { getOwnReceipt } from '#lib/acknowledgement/receipt-queries.ts';
import type { Actor, AnonymousActor } from '#lib/auth/actor.ts';
import { actions, isGiven } from '#lib/auth/permissions.ts';
import { makeBundle } from '#lib/bundle/commands.ts';
import { attestCheck } from '#lib/check/commands.ts';
import { makeCopy } from '#lib/copy/commands.ts';
import { requestDutyLink } from '#lib/duty-link/request.ts';
import { redeemDutyCode, redeemDutyLink } from '#lib/duty-link/sign-in.ts';
import { askQuestion } from '#lib/duty-question/commands.ts';
import { CandorError, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { findSentence, wordedError } from '#lib/messages/problem.ts';
import { withReader } from '#lib/messages/reader.ts';
import { signNda } from '#lib/nda-signature/commands.ts';
import { getOwnSignedFile } from '#lib/nda-signature/queries.ts';
import { sendCertificate } from '#lib/training/completion-commands.ts';
import { getOwnCourse } from '#lib/training/own-queries.ts';
import { finishLessons, tryQuiz } from '#lib/training/quiz-commands.ts';
import { requestVisitorSignIn } from '#lib/visitor/request-sign-in.ts';
import { redeemVisitorCode, redeemVisitorLink } from '#lib/visitor/sign-in.ts';
import { useTestDatabase } from './database.ts';
import { addQuizCourse, arrangeDuty } from './training.ts';
import { addPerson, createWorld } from './world.ts';

useTestDatabase();

type Refusing = (actor: never, input: never) => Promise<unknown>;

/** What every operation of a visitor or an employee is given that it cannot take. */
const wrong: readonly Record<string, unknown>[] = [
  {},
  { other: 'x' },
  ...[7, 'x', 'y'.repeat(70_000), '\u202e', null].map((value) => fieldsWith(value)),
  fieldsWith(newId()),
];

function fieldsWith(value: unknown): Record<string, unknown> {
  const names = [
    ...['dutyId', 'text', 'token', 'email', 'flow', 'code', 'requestId', 'body', 'grantId', 'documentIds'],
    ...['name', 'company', 'title', 'relationship', 'reason', 'versionId', 'sha256', 'typedName', 'answers'],
    ...['postalAddress', 'consent', 'locale', 'edition', 'number', 'documentId', 'receiptId', 'signatureId'],
  ];
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** Gives an operation each of these, with only the fields that it knows. */
const known: readonly [Refusing, 'person' | 'visitor' | 'anonymous', string][] = [
  [acknowledge, 'person', 'dutyId versionId sha256 locale typedName answers'],
  [askQuestion, 'person', 'dutyId text'],
  [tryQuiz, 'person', 'dutyId edition number answers'],
  [finishLessons, 'person', 'dutyId edition'],
  [attestCheck, 'person', 'dutyId'],
  [getOwnCourse, 'person', 'dutyId'],
  [getOwnReceipt, 'person', 'receiptId'],
  [getPolicyDuty, 'person', 'dutyId locale'],
  [requestDutyLink, 'anonymous', 'email'],
  [requestDutyLink, 'anonymous', 'token'],
  [redeemDutyLink, 'anonymous', 'token'],
  [redeemDutyCode, 'anonymous', 'flow code'],
  [submitRequest, 'anonymous', 'documentIds email name company title relationship reason'],
  [requestVisitorSignIn, 'anonymous', 'email'],
  [redeemVisitorCode, 'anonymous', 'flow code'],
  [redeemVisitorLink, 'anonymous', 'token'],
  [submitRequest, 'visitor', 'documentIds name company title relationship reason'],
  [answerRequest, 'visitor', 'requestId body'],
  [withdrawRequest, 'visitor', 'requestId'],
  [renewGrant, 'visitor', 'grantId'],
  [signNda, 'visitor', 'versionId sha256 typedName title postalAddress consent'],
  [getOwnSignedFile, 'visitor', 'signatureId'],
  [makeBundle, 'visitor', 'documentIds'],
  [makeCopy, 'visitor', 'documentId'],
];

/** The sentences of a refusal that a German reader is shown in English. */
async function english(run: () => Promise<unknown>): Promise<string[]> {
  return withReader({ locale: 'de', address: '/duties/x' }, async () => {
    try {
      await run();
      return [];
    } catch (error) {
      if (!(error instanceof CandorError)) return [`not a refusal: ${error}`];
      const told = error instanceof Invalid ? error.problems.map(({ message }) => message) : [error.message];
      expect(wordedError(error)).not.toBe('');
      return told.filter((words) => !findSentence(words) && /\b(?:the|this|please|is|not|at)\b/i.test(words));
    }
  });
}

test('whatever visitors and employees send, it is refused in their language', async () => {
  const world = await createWorld();
  const person = await addPerson(world);
  const dutyId = await arrangeDuty(world, person, { courseId: await addQuizCourse(world) });
  const actors: Record<'person' | 'visitor' | 'anonymous', Actor> = { ...world.actors, person };
  const found: string[] = [];
  let tries = 0;
  for (const [operation, kind, fields] of known) {
    const run = operation as (actor: Actor, input: unknown) => Promise<unknown>;
    for (const input of wrong) {
      tries += 1;
      const names = fields.split(' ').filter((name) => name in input);
      const own = Object.fromEntries(names.map((name) => [name, input[name]]));
      // Each from a network of its own, or the tenth would be refused for coming too often.
      const origin = { ...actors[kind].origin, address: `2001:db8:${tries.toString(16)}::1` };
      found.push(...(await english(() => run({ ...actors[kind], origin }, 'other' in input ? input : own))));
    }
  }
  const quiz = { dutyId, edition: 3, number: 1 };
  found.push(
    ...(await english(() => tryQuiz(person, { ...quiz, answers: {} }))),
    ...(await english(() => tryQuiz(person, { ...quiz, answers: { other: ['x'] } }))),
    ...(await english(() => tryQuiz(person, { ...quiz, edition: 1, answers: {} }))),
    ...(await english(() => finishLessons(person, { dutyId, edition: 3 }))),
    ...(await english(() => sendCertificate(person, dutyId, certificate('no certificate')))),
    ...(await english(() => sendCertificate(person, dutyId, certificate('')))),
    ...(await english(() => sendCertificate(person, dutyId, certificate('%PDF-1.7\n')))),
  );
  const spent: AnonymousActor = world.actors.anonymous;
  for (let count = 0; count < 25; count += 1)
    found.push(...(await english(() => submitRequest(spent, { name: '' }))));
  expect([...new Set(found)]).toEqual([]);
});

function certificate(text: string) {
  return { fileName: 'x.pdf', source: new Blob([text]).stream() };
}

/** The text of each operation that visitors, employees or strangers may do. */
function openOperations(): { file: string; text: string }[] {
  const open = new Set(
    actions.filter((action) =>
      (['person', 'visitor', 'anonymous'] as const).some((one) => isGiven(action, one)),
    ),
  );
  // A member's own way in is a page of the workspace.
  const members = /^member:/;
  return globSync('lib/*/*.ts')
    .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('lib/testing/'))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      const starts = source.matchAll(/\b(?:command|query|list)\(\s*'([a-z-]+:[a-z-]+)'/g);
      return Array.from(starts).flatMap((start) => {
        const action = actions.find((one) => one === start[1]);
        if (!action || !open.has(action) || members.test(action)) return [];
        const end = source.indexOf('\n);', start.index);
        const close = source.indexOf('\n});', start.index);
        const ends = [end, close].filter((at) => at > 0);
        return [{ file, text: source.slice(start.index, Math.min(...ends, source.length)) }];
      });
    });
}

/** Files that speak to visitors and employees alone. */
const theirs = [
  'app/(portal)/**/*.{ts,tsx}',
  'app/(employee)/**/*.{ts,tsx}',
  'app/_request/edge.ts',
  'bin/server/{cross-site,limits}.ts',
  'lib/{acknowledgement,bundle,copy,nda-signature}/commands.ts',
  'lib/{copy,delivery}/{access,steps,places,turns}.ts',
  'lib/training/{quiz-commands,proof}.ts',
  'lib/{errors,operation}.ts',
  'lib/storage/disk.ts',
];

test('every sentence in what visitors and employees do stands in the catalogues', () => {
  const whole = theirs
    .flatMap((pattern) => globSync(pattern))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const read = [...openOperations(), ...whole];
  expect(read.length).toBeGreaterThan(120);
  const said = read.flatMap(({ file, text }) => {
    const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
    const sentences = code.matchAll(/(['`])(?<said>[A-Z](?:(?!\1)[^\n])* (?:(?!\1)[^\n])*[.?!])\1/g);
    return Array.from(sentences, ({ groups }) => ({ file, sentence: groups?.said ?? '' }));
  });
  expect(said.length).toBeGreaterThan(40);
  const missing = said
    .filter(({ sentence }) => !findSentence(sentence.replace(/\$\{[^}]*\}/g, '1')))
    .map(({ file, sentence }) => `${file}: ${sentence}`);
  // The reason that a renewal is kept with, and what is mailed to a policy's owner.
  const kept = /Renewal of access that ends\.|Answer on the page;|asks, before acknowledging/;
  expect(missing.filter((one) => !kept.test(one))).toEqual([]);
});
