import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, test } from 'vitest';
import { Unavailable } from '#lib/errors.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

describe('a person who signs in with a password', () => {
  test('gets in with the right one and not with another', async () => {
    const hashed = await hashPassword('otters sleep holding hands');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hashed, 'otters sleep holding hands')).toBe(true);
    expect(await verifyPassword(hashed, 'otters sleep holding hand')).toBe(false);
    expect(await verifyPassword(hashed, '')).toBe(false);
  });

  test('S15: passwords that differ only after byte 72 are two passwords', async () => {
    const start = 'long '.repeat(20);
    const hashed = await hashPassword(`${start}a`);
    expect(await verifyPassword(hashed, `${start}b`)).toBe(false);
    expect(await verifyPassword(hashed, `${start}a`)).toBe(true);
  });

  test('gets in from a keyboard that composes letters differently', async () => {
    const hashed = await hashPassword('Grüße aus Köln, Émile');
    expect(await verifyPassword(hashed, 'Grüße aus Köln, Émile'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(hashed, 'Ｇrüße aus Köln, Émile')).toBe(true);
  });

  test('is refused without an account after the same work as with a wrong password', async () => {
    const hashed = await hashPassword('otters sleep holding hands');
    const timed = async (stored: string | null, password: string) => {
      const start = performance.now();
      expect(await verifyPassword(stored, password)).toBe(false);
      return performance.now() - start;
    };
    const wrong: number[] = [];
    const nobody: number[] = [];
    const huge: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      wrong.push(await timed(hashed, 'not this one'));
      nobody.push(await timed(null, 'not this one'));
      huge.push(await timed(hashed, 'x'.repeat(10_000_000)));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0;
    for (const times of [nobody, huge]) {
      expect(median(times) / median(wrong)).toBeGreaterThan(0.6);
      expect(median(times) / median(wrong)).toBeLessThan(1.7);
    }
  });

  test('X18: leaves the threads of the process to others while sign-in is flooded', async () => {
    let hashed = 0;
    const flood = Array.from({ length: 60 }, async () => {
      await verifyPassword(null, 'flood');
      hashed += 1;
    });
    // The same threads read files and look up names; uncapped, all sixty would stand before this.
    for (let round = 0; round < 3; round += 1) await promisify(pbkdf2)('other work', 'salt', 1, 32, 'sha256');
    expect(hashed).toBeLessThan(20);
    await Promise.all(flood);
    expect(hashed).toBe(60);
  }, 60_000);

  test('X18: waits for a turn in a flood, and the flood has an end', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 260 }, () => verifyPassword(null, 'flood')),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBe(260 - 202);
    for (const outcome of refused) expect(outcome.reason).toBeInstanceOf(Unavailable);
    // Everybody's place was given back.
    expect(await verifyPassword(null, 'after the flood')).toBe(false);
  }, 60_000);
});

describe('a person who chooses a password', () => {
  const context = ['Acme Robotics', 'jane.doe@acme.example', 'Jane Doe', 'Candor'];

  test.each([
    'otters sleep holding hands',
    'tQ7#v9Lm2x@P',
    'наша большая собака спит',
    'Acme is where my seven otters live',
    'a sentence of more than sixty-four characters, with spaces and a full stop.',
    '夏の夜に猫が三匹で歌うのを聞いた',
  ])('may take %s', (password) => {
    expect(passwordProblem(password, context)).toBeNull();
  });

  test.each([
    ['elevenchars', /at least 12/],
    ['', /at least 12/],
    ['👩‍👩‍👧'.repeat(2), /at least 12/],
    ['otters sleep '.repeat(30), /at most 256/],
    ['x'.repeat(10_000_000), /at most 256/],
    ['broken \ud800 surrogate pair', /not a character/],
    ['password1234', /easy to guess/],
    ['Passw0rd!Passw0rd!', /easy to guess/],
    ['qwertyuiop123', /easy to guess/],
    ['aaaaaaaaaaaaaaaa', /easy to guess/],
    ['123456789012', /easy to guess/],
    ['ilovechocolate', /easy to guess/],
    ['janedoe@acme.example', /name that others know/],
    ['acme-trust-2026', /name that others know/],
    ['AcmeRobotics2026!', /name that others know/],
    ['Candor-Candor-1', /name that others know/],
  ])('S16: may not take %s', (password, sentence) => {
    expect(passwordProblem(password, [...context, 'acme-trust'])).toMatch(sentence);
  });

  test('S16: may take none of the common passwords that are long enough', () => {
    const common = dictionary['passwords-common'].filter((password) => password.length >= 12);
    expect(common.length).toBeGreaterThan(100);
    expect(common.filter((password) => passwordProblem(password, []) === null)).toEqual([]);
  });

  test('is judged by the first hundred characters, as estimating takes longer with the square of the length', () => {
    const strong = Array.from({ length: 100 }, (_, index) =>
      String.fromCharCode(33 + ((index * 37) % 90)),
    ).join('');
    expect(passwordProblem(strong, context)).toBeNull();
    expect(passwordProblem(`${strong}${'a'.repeat(100)}`, context)).toBeNull();
    expect(passwordProblem(`${'a'.repeat(100)}${strong}`, context)).toMatch(/easy to guess/);
    expect(passwordProblem(`${'a'.repeat(60)}${strong}`, context)).toBeNull();
  });
});
