import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { keyIdOf, sealedUnder } from '#lib/crypto/envelope.ts';
import { openValue, parseKeyRing, sealValue } from '#lib/crypto/keys.ts';
import { env } from '#lib/env.ts';
import { Unavailable } from '#lib/errors.ts';

/*
 * Mails carry links and codes, of which the database may hold hashes only (S21): so what a mail says is kept sealed,
 * under keys derived from the master keys.
 */

function derived(master: KeyObject): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', master.export(), '', 'candor mail', 32)));
}

const contextOf = (organizationId: string, mailId: string) => `mail ${organizationId} ${mailId}`;

/** Seals a mail's text for its row. */
export function sealText(organizationId: string, mailId: string, text: string): string {
  const { current } = parseKeyRing(env().CANDOR_MASTER_KEY);
  return sealValue(derived(current), contextOf(organizationId, mailId), text).toString('base64');
}

/** Opens what `sealText` made. @throws Unavailable when its master key is not configured any more */
export function openText(organizationId: string, mailId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const wanted = sealedUnder(bytes);
  for (const master of parseKeyRing(env().CANDOR_MASTER_KEY).keys.values()) {
    const key = derived(master);
    if (keyIdOf(key) === wanted) return openValue(key, contextOf(organizationId, mailId), bytes);
  }
  throw new Unavailable('The master key that this mail was sealed under is not configured.');
}
