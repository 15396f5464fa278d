import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Misconfigured, readEnv, weaknessOfSecret } from './env.ts';
import { variables, variablesTable } from './variables.ts';

const secret = 'k9Qf0v7mXr2LwZt5Hc8Jb3Np6Sy1Dg4A';
const key = 'q0Jm1lZrX3pY5sV8uB2nC4dE6fG7hK9wT1yR3oA5iL4=';
const demo = {
  DATABASE_URL: 'postgres://candor_app@localhost/candor',
  SESSION_SECRET: secret,
  CANDOR_MASTER_KEY: key,
};
const production = {
  ...demo,
  CANDOR_MODE: 'production',
  PUBLIC_ORIGIN: 'https://trust.example.com',
  SMTP_URL: 'smtp://mail.example.com:587',
  MAIL_FROM: 'Trust <trust@example.com>',
  TRUSTED_PROXIES: 'none',
  STORAGE: '/var/lib/candor',
};

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof Misconfigured) return error.problems;
    throw error;
  }
}

test('an operator who sets nothing in production is told everything that is missing at once (S04)', () => {
  const problems = problemsOf({ CANDOR_MODE: 'production' });
  for (const name of [
    'DATABASE_URL',
    'PUBLIC_ORIGIN',
    'SMTP_URL',
    'MAIL_FROM',
    'TRUSTED_PROXIES',
    'STORAGE',
  ]) {
    expect(problems.some((line) => line.startsWith(`${name} is missing`))).toBe(true);
  }
  expect(problems.some((line) => line.startsWith('SESSION_SECRET is missing'))).toBe(true);
  expect(problems.some((line) => line.startsWith('CANDOR_MASTER_KEY or'))).toBe(true);
});

test('a complete production environment is accepted, and its proxies and paths are parsed', () => {
  const env = readEnv({ ...production, TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
  expect(env.TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '::1']);
  expect(env.HOST).toBe('0.0.0.0');
  expect(env.STORAGE).toBe('/var/lib/candor');
});

test.each([
  ['short', 'abc'],
  ['one letter', 'a'.repeat(64)],
  ['a placeholder', 'please-change-me-please-change-me-now'],
])('a session secret that is %s stops the start (S04)', (_what, weak) => {
  expect(weaknessOfSecret(weak)).toBeDefined();
  expect(problemsOf({ ...production, SESSION_SECRET: weak })).toHaveLength(1);
});

test.each([
  ['PUBLIC_ORIGIN', 'http://trust.example.com'],
  ['PUBLIC_ORIGIN', 'https://trust.example.com/portal'],
  ['PUBLIC_ORIGIN', 'portal.example.org'],
  ['DATABASE_URL', 'mysql://x'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', 'everyone'],
  ['MAIL_FROM', 'trust@example.com>\r\nBcc: all@example.com'],
  ['PORT', 'eighty'],
  ['SECURITY_CONTACT', 'security@example.com'],
  ['CANDOR_MASTER_KEY_FILE', '/nowhere/master.key'],
])('a wrong %s (%s) is refused by name, without repeating its value', (name, value) => {
  const source: Record<string, string> = { ...production, [name]: value };
  if (name === 'CANDOR_MASTER_KEY_FILE') source.CANDOR_MASTER_KEY = '';
  const problems = problemsOf(source);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(name);
  expect(problems[0]).not.toContain(value);
});

test('the demo listens on this machine only', () => {
  expect(readEnv(demo)).toMatchObject({ HOST: '127.0.0.1', PUBLIC_ORIGIN: 'http://localhost:3000' });
  expect(problemsOf({ ...demo, HOST: '0.0.0.0' })).toHaveLength(1);
});

test('the table in README is the one that the code would print', () => {
  expect(variablesTable().split('\n')).toHaveLength(Object.keys(variables).length + 2);
  const readme = new URL('../README.md', import.meta.url);
  // README is written last; until then there is nothing that could disagree.
  if (existsSync(readme)) expect(readFileSync(readme, 'utf8')).toContain(variablesTable());
});
