import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  constantTimeEqual,
  hashCode,
  hashToken,
  newCode,
  newCopyCode,
  newToken,
  parseCopyCode,
} from './tokens.ts';

test('a token is 256 bits that fit an address, and none comes twice', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  for (const token of tokens) {
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token, 'base64url').length).toBe(32);
  }
  expect(new Set(tokens).size).toBe(tokens.length);
});

test('a mailed code is six digits, leading zeros included, each digit as likely as another', () => {
  const codes = Array.from({ length: 20_000 }, newCode);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  const leading = Array.from(
    { length: 10 },
    (_, digit) => codes.filter((code) => code.startsWith(`${digit}`)).length,
  );
  // 2,000 expected each, standard deviation 42: seven of them on either side.
  for (const count of leading) expect(Math.abs(count - 2000)).toBeLessThan(300);
});

test('a copy code has two groups of five letters that nobody confuses', () => {
  const codes = Array.from({ length: 2000 }, newCopyCode);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join('')).size).toBe(33);
});

test('a copy code typed from paper is understood', () => {
  expect(parseCopyCode(' 7k3qx 9mpw2 ')).toBe('7K3QX-9MPW2');
  expect(parseCopyCode('oil00-abcde')).toBe('01100-ABCDE');
  for (const none of ['', '7K3QX', '7K3QX-9MPW2-1', '7K3QX-9MPWU', '7K3QX-9MPWé'])
    expect(parseCopyCode(none)).toBeNull();
});

test('a token is kept as the SHA-256 of it', () => {
  // FIPS 180-4, the example "abc".
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a code is kept under a pepper: without it the million codes cannot be tried', () => {
  // RFC 4231, test case 2.
  const pepper = createSecretKey(Buffer.from('Jefe'));
  expect(hashCode('what do ya want for nothing?', pepper)).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  expect(hashCode('123456', pepper)).not.toBe(hashCode('123456', createSecretKey(randomBytes(32))));
});

test('texts of any length are compared', () => {
  expect(constantTimeEqual('same', 'same')).toBe(true);
  expect(constantTimeEqual('same', 'sane')).toBe(false);
  expect(constantTimeEqual('same', 'same but longer')).toBe(false);
  expect(constantTimeEqual('', '')).toBe(true);
});
