import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Invalid, Unavailable } from '#lib/errors.ts';
import { fingerprintOf, keyIdOf } from './envelope.ts';
import {
  fingerprint,
  newKey,
  newMasterKey,
  openValue,
  parseKeyRing,
  readKeyRing,
  rewrapOrganizationKey,
  sealValue,
  unwrapDataKey,
  unwrapOrganizationKey,
  wrapDataKey,
  wrapOrganizationKey,
} from './keys.ts';
import { NotAuthentic } from './not-authentic.ts';

describe('the master keys that an operator gives', () => {
  test('the first of several is current, and every one can be found by its id', () => {
    const [one, two] = [newMasterKey(), newMasterKey()];
    const ring = parseKeyRing(`# since November\n${one},\n  ${two}\n`);
    expect(fingerprint(ring)).toBe(createHash('sha256').update(Buffer.from(one, 'base64')).digest('hex'));
    expect([...ring.keys.keys()]).toEqual([one, two].map((text) => keyIdOf(parseKeyRing(text).current)));
    expect(keyIdOf(ring.current)).toBe(fingerprint(ring).slice(0, 8));
  });

  test('a key may carry its id, and a wrong id is refused', () => {
    const text = newMasterKey();
    const id = keyIdOf(parseKeyRing(text).current);
    expect(fingerprint(parseKeyRing(`${id}:${text}`))).toBe(fingerprint(parseKeyRing(text)));
    expect(() => parseKeyRing(`00000000:${text}`)).toThrow(/not the key that its id names/);
  });

  test('base64 for addresses and without padding is the same key', () => {
    const bytes = Buffer.alloc(32, 0).map((_, index) => (index * 37 + 250) ^ (index * index));
    const standard = Buffer.from(bytes).toString('base64');
    expect(fingerprint(parseKeyRing(Buffer.from(bytes).toString('base64url')))).toBe(
      fingerprint(parseKeyRing(standard)),
    );
  });

  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const twice = newMasterKey();
  test.each([
    ['nothing', ''],
    ['only a comment', '# key goes here'],
    ['31 bytes', base64(randomBytes(31))],
    ['33 bytes', base64(randomBytes(33))],
    ['64 hex digits', randomBytes(32).toString('hex')],
    ['zeros', base64(Buffer.alloc(32))],
    ['one byte repeated', base64(Buffer.alloc(32, 0xa7))],
    ['a short pattern repeated', base64(Buffer.alloc(32, randomBytes(8)))],
    ['counting', base64(Buffer.from(Array.from({ length: 32 }, (_, index) => index)))],
    [
      'counting in steps',
      base64(Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 7 + 130) % 256))),
    ],
    ['a sentence', base64(Buffer.from('please change me before you go!!'))],
    ['not base64', 'CHANGE-ME!'],
    ['a placeholder', '<base64 of 32 bytes>'],
    ['a key with a foreign letter', `${newMasterKey().slice(0, 20)}é${newMasterKey().slice(21)}`],
    ['the same key twice', `${twice}, ${twice}`],
  ])('%s is refused with a sentence that does not repeat the key', (_, text) => {
    let refusal: unknown;
    try {
      parseKeyRing(text);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Invalid);
    const sentence = refusal instanceof Error ? refusal.message : '';
    expect(sentence).toMatch(/^[A-Z].*(key|base64)/);
    for (const part of text.split(/[\s,]+/)) if (part.length > 8) expect(sentence).not.toContain(part);
  });

  test('random keys are never refused', () => {
    for (let count = 0; count < 2000; count += 1) expect(() => parseKeyRing(newMasterKey())).not.toThrow();
  });

  test('a key file is read, and one that is not there is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const text = newMasterKey();
    writeFileSync(join(folder, 'master'), `${text}\n`);
    expect(fingerprint(readKeyRing(join(folder, 'master')))).toBe(fingerprint(parseKeyRing(text)));
    expect(() => readKeyRing(join(folder, 'absent'))).toThrow(/absent cannot be read \(ENOENT\)/);
  });

  test('printing a ring or a key shows no byte of it', () => {
    const text = newMasterKey();
    const ring = parseKeyRing(text);
    const printed =
      inspect(ring, { depth: 9, showHidden: true }) + JSON.stringify(ring) + String(ring.current);
    expect(printed).not.toContain(text);
    expect(printed).not.toContain(Buffer.from(text, 'base64').toString('hex'));
  });
});

describe("an organization's key", () => {
  const ring = parseKeyRing(newMasterKey());

  test('opens for its own organization and for no other', () => {
    const key = newKey();
    const wrapped = wrapOrganizationKey(ring, 'acme', key);
    expect(fingerprintOf(unwrapOrganizationKey(ring, 'acme', wrapped))).toBe(fingerprintOf(key));
    expect(() => unwrapOrganizationKey(ring, 'other', wrapped)).toThrow(NotAuthentic);
  });

  test('opens under an old master key, moves to the new one, and needs the old one no more', () => {
    const old = newMasterKey();
    const next = newMasterKey();
    const key = newKey();
    const wrapped = wrapOrganizationKey(parseKeyRing(old), 'acme', key);
    const both = parseKeyRing(`${next} ${old}`);
    expect(fingerprintOf(unwrapOrganizationKey(both, 'acme', wrapped))).toBe(fingerprintOf(key));
    const moved = rewrapOrganizationKey(both, 'acme', wrapped);
    if (!moved) throw new Error('it was not moved');
    expect(fingerprintOf(unwrapOrganizationKey(parseKeyRing(next), 'acme', moved))).toBe(fingerprintOf(key));
    expect(rewrapOrganizationKey(both, 'acme', moved)).toBeNull();
  });

  test('whose master key is gone says which one is needed', () => {
    const old = parseKeyRing(newMasterKey());
    const wrapped = wrapOrganizationKey(old, 'acme', newKey());
    expect(() => unwrapOrganizationKey(ring, 'acme', wrapped)).toThrow(Unavailable);
    expect(() => unwrapOrganizationKey(ring, 'acme', wrapped)).toThrow(keyIdOf(old.current));
  });
});

describe("a file's data key", () => {
  const organizationKey = newKey();
  const place = { organizationId: 'acme', fileId: 'report' };

  test('opens for its own file and for no other file, organization or key', () => {
    const key = newKey();
    const wrapped = wrapDataKey(organizationKey, place, key);
    expect(fingerprintOf(unwrapDataKey(organizationKey, place, wrapped))).toBe(fingerprintOf(key));
    const others = [
      { organizationId: 'acme', fileId: 'other' },
      { organizationId: 'other', fileId: 'report' },
      { organizationId: 'acmer', fileId: 'eport' },
    ];
    for (const other of others)
      expect(() => unwrapDataKey(organizationKey, other, wrapped)).toThrow(NotAuthentic);
    expect(() => unwrapDataKey(newKey(), place, wrapped)).toThrow(NotAuthentic);
  });

  test('does not open as a sealed value, nor the other way round', () => {
    const sealed = sealValue(organizationKey, 'report', 'a text');
    expect(() => unwrapDataKey(organizationKey, place, sealed)).toThrow(NotAuthentic);
    expect(() => openValue(organizationKey, 'report', wrapDataKey(organizationKey, place, newKey()))).toThrow(
      NotAuthentic,
    );
  });
});

describe('a sealed value', () => {
  const key = newKey();

  test('any text comes back, for its own context only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, context, other) => {
        fc.pre(context !== other);
        const sealed = sealValue(key, context, text);
        expect(openValue(key, context, sealed)).toBe(text);
        expect(() => openValue(key, other, sealed)).toThrow(NotAuthentic);
      }),
    );
  });

  test('any flipped bit and any cut is refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(7), (text, place, bit) => {
        const sealed = sealValue(key, 'context', text);
        const at = place % sealed.length;
        expect(() => openValue(key, 'context', sealed.subarray(0, at))).toThrow(NotAuthentic);
        sealed.writeUInt8(sealed.readUInt8(at) ^ (1 << bit), at);
        expect(() => openValue(key, 'context', sealed)).toThrow(NotAuthentic);
      }),
      { numRuns: 300 },
    );
  });

  test('the same text sealed twice shows no likeness', () => {
    expect(sealValue(key, 'context', 'text')).not.toEqual(sealValue(key, 'context', 'text'));
  });
});
