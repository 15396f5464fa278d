import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Invalid, Unavailable } from '#lib/errors.ts';
import { contextOf, fingerprintOf, keyIdOf, open, seal, sealedUnder } from './envelope.ts';

/*
 * Three tiers (decision 002): the master key, kept outside of the database, wraps one key per organization; that wraps
 * one data key per file and seals small values. Keys are KeyObjects, which no log or error prints.
 */

const KEY_SIZE = 32;
// 32 random bytes hold about 30 different ones; fewer than 16 come up once in more than 10^15 keys.
const FEWEST_DIFFERENT_BYTES = 16;

/** The operator's master keys by id: the first encrypts, all of them decrypt. */
export type KeyRing = { current: KeyObject; keys: ReadonlyMap<string, KeyObject> };

/** Where a file's data key belongs; opening it elsewhere fails. */
export type FilePlace = { organizationId: string; fileId: string };

/** A new random 256-bit key, of an organization or of a file. */
export function newKey(): KeyObject {
  return createSecretKey(randomBytes(KEY_SIZE));
}

/** A new master key in the form that `parseKeyRing` reads: base64 of 32 random bytes. */
export function newMasterKey(): string {
  return randomBytes(KEY_SIZE).toString('base64');
}

// Says what is wrong without repeating any of the key.
function weaknessOf(bytes: Buffer): string | undefined {
  if (bytes.length !== KEY_SIZE) return `it has ${bytes.length} bytes and must have ${KEY_SIZE}`;
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'it is text, not random bytes';
  const steps = new Set(bytes.map((byte, index) => byte - (bytes[index - 1] ?? 0)).subarray(1));
  if (new Set(bytes).size < FEWEST_DIFFERENT_BYTES || steps.size === 1)
    return 'it is a pattern, not random bytes';
  return undefined;
}

function decodeKey(text: string): Buffer | undefined {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const bytes = Buffer.from(standard, 'base64');
  // Buffer skips what is not base64; a mistyped key must not quietly become another one.
  return bytes.toString('base64').replace(/=+$/, '') === standard ? bytes : undefined;
}

function parseKey(entry: string, position: number): KeyObject {
  const advice = 'Make one with: openssl rand -base64 32';
  const [, claimedId, text = ''] = /^(?:([^:]*):)?(.*)$/s.exec(entry) ?? [];
  const bytes = decodeKey(text);
  if (!bytes) throw new Invalid(`Master key ${position} is not base64. ${advice}`);
  const weakness = weaknessOf(bytes);
  if (weakness) throw new Invalid(`Master key ${position} is refused: ${weakness}. ${advice}`);
  const key = createSecretKey(bytes);
  if (claimedId !== undefined && claimedId !== keyIdOf(key)) {
    throw new Invalid(
      `Master key ${position} is not the key that its id names. Check that both belong together.`,
    );
  }
  return key;
}

/**
 * Reads master keys: base64 of 32 bytes each, separated by commas or white space, optionally as `id:key`; lines that
 * begin with # are comments. The first is the current one; the others open what they once encrypted.
 * @throws Invalid  no key, a weak one, or an id that does not match, each with a sentence that repeats no key
 */
export function parseKeyRing(text: string): KeyRing {
  const entries = text
    .replace(/^\s*#.*$/gm, '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  const list = entries.map((entry, index) => parseKey(entry, index + 1));
  const current = list[0];
  if (!current) throw new Invalid('There is no master key. Make one with: openssl rand -base64 32');
  const keys = new Map(list.map((key) => [keyIdOf(key), key]));
  if (keys.size !== list.length)
    throw new Invalid('The same master key stands there twice. Remove one of the two.');
  return { current, keys };
}

/** Reads the master keys from a file, in the form of `parseKeyRing`. @throws Invalid the file cannot be read, or as there */
export function readKeyRing(path: string): KeyRing {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new Invalid(
      `The master key file ${path} cannot be read${reason}. Check that it is there and readable.`,
    );
  }
  return parseKeyRing(text);
}

/** SHA-256 in hex of the current master key, to be kept in the database and compared at each start. */
export function fingerprint(ring: KeyRing): string {
  return fingerprintOf(ring.current);
}

function organizationContext(organizationId: string): Buffer {
  return contextOf('candor organization key', organizationId);
}

/** Encrypts an organization's key under the current master key. */
export function wrapOrganizationKey(ring: KeyRing, organizationId: string, key: KeyObject): Buffer {
  return seal(ring.current, organizationContext(organizationId), key.export());
}

/**
 * @throws Unavailable   the master key it was wrapped under is not in the ring
 * @throws NotAuthentic  it is not this organization's, or was changed
 */
export function unwrapOrganizationKey(ring: KeyRing, organizationId: string, wrapped: Uint8Array): KeyObject {
  const id = sealedUnder(wrapped);
  const master = ring.keys.get(id);
  if (!master) throw new Unavailable(`The master key ${id} is needed to read this and is not configured.`);
  return createSecretKey(open(master, organizationContext(organizationId), wrapped));
}

/** The same key under the current master key, or null when it already is: how master keys are rotated. */
export function rewrapOrganizationKey(
  ring: KeyRing,
  organizationId: string,
  wrapped: Uint8Array,
): Buffer | null {
  if (sealedUnder(wrapped) === keyIdOf(ring.current)) return null;
  return wrapOrganizationKey(ring, organizationId, unwrapOrganizationKey(ring, organizationId, wrapped));
}

function dataContext(place: FilePlace): Buffer {
  return contextOf('candor data key', place.organizationId, place.fileId);
}

/** Encrypts a file's data key under its organization's key. */
export function wrapDataKey(organizationKey: KeyObject, place: FilePlace, key: KeyObject): Buffer {
  return seal(organizationKey, dataContext(place), key.export());
}

/** @throws NotAuthentic it is another file's or another organization's, or was changed */
export function unwrapDataKey(organizationKey: KeyObject, place: FilePlace, wrapped: Uint8Array): KeyObject {
  return createSecretKey(open(organizationKey, dataContext(place), wrapped));
}

/** Encrypts a small text (a secret in a column) for one context, which says what it is and whose. */
export function sealValue(key: KeyObject, context: string, value: string): Buffer {
  return seal(key, contextOf('candor value', context), Buffer.from(value, 'utf8'));
}

/** Opens what `sealValue` made. @throws NotAuthentic other key, other context, or changed bytes */
export function openValue(key: KeyObject, context: string, sealed: Uint8Array): string {
  return open(key, contextOf('candor value', context), sealed).toString('utf8');
}
