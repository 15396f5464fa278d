import { expect, test } from 'vitest';
import { securityText } from './security-text.ts';

test('a researcher reads whom to tell, in a text that expires within a year (RFC 9116)', () => {
  const now = new Date('2026-11-22T13:00:00Z');
  const text = securityText({
    contact: 'mailto:security@host.example',
    origin: 'https://trust.example',
    now,
  });
  expect(text.split('\r\n')).toEqual([
    'Contact: mailto:security@host.example',
    'Expires: 2027-05-23T00:00:00.000Z',
    'Preferred-Languages: en',
    'Canonical: https://trust.example/.well-known/security.txt',
    '',
  ]);
});
