import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coversDocument, matchesRule } from './match.ts';

const acme = { domain: 'acme.com', customerId: null };
const at = (domain: string, customerId: string | null = null) => ({ domain, customerId });

test('a visitor of the very domain is let in', () => {
  expect(matchesRule(acme, at('acme.com'))).toBe(true);
});

test.each([
  'acme.com.evil.com',
  'mail.acme.com',
  'evil-acme.com',
  'acme.com.',
  'acme.co',
  'xacme.com',
  'acmé.com',
  'ACME.com.evil',
  '',
])('a visitor of %s is not let in by a rule for acme.com (P27)', (domain) => {
  expect(matchesRule(acme, at(domain))).toBe(false);
});

test('nobody with a free-mail address is let in by a rule, whatever the rule says (P27)', () => {
  expect(matchesRule({ domain: 'gmail.com', customerId: null }, at('gmail.com'))).toBe(false);
  expect(matchesRule({ domain: null, customerId: 'c' }, at('gmail.com', 'c'))).toBe(false);
});

test('a rule for a customer speaks of its people and of nobody without a customer', () => {
  const rule = { domain: null, customerId: 'c' };
  expect(matchesRule(rule, at('acme.com', 'c'))).toBe(true);
  expect(matchesRule(rule, at('acme.com', 'd'))).toBe(false);
  expect(matchesRule(rule, at('acme.com'))).toBe(false);
  expect(matchesRule({ domain: null, customerId: null }, at('acme.com'))).toBe(false);
});

test('law: a rule for a domain lets in that domain alone', () => {
  fc.assert(
    fc.property(fc.domain(), fc.domain(), (one, other) => {
      expect(matchesRule({ domain: one, customerId: null }, at(other))).toBe(one === other);
    }),
  );
});

test('a rule without chosen documents covers all but hidden ones; with chosen ones exactly those', () => {
  const hidden = { id: 'h', tier: 'hidden' };
  const restricted = { id: 'r', tier: 'restricted' };
  expect([hidden, restricted].map((one) => coversDocument({ documentIds: [] }, one))).toEqual([false, true]);
  expect([hidden, restricted].map((one) => coversDocument({ documentIds: ['h'] }, one))).toEqual([
    true,
    false,
  ]);
});
