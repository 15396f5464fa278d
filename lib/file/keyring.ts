import type { KeyObject } from 'node:crypto';
import { keyIdOf, sealedUnder } from '#lib/crypto/envelope.ts';
import {
  type KeyRing,
  newKey,
  parseKeyRing,
  unwrapOrganizationKey,
  wrapOrganizationKey,
} from '#lib/crypto/keys.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { env } from '#lib/env.ts';
import { Unavailable } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';

/** An organization's key as it stands in its row: useless without the operator's master key. */
export type WrappedKey = { organizationId: string; id: string; wrapped: Uint8Array };

const holder = globalThis as typeof globalThis & {
  candorKeyRing?: { text: string; ring: KeyRing } | undefined;
};

/** The operator's master keys, parsed once. @throws Invalid with a sentence that repeats no key */
export function masterKeys(): KeyRing {
  const text = env().CANDOR_MASTER_KEY;
  if (holder.candorKeyRing?.text !== text) holder.candorKeyRing = { text, ring: parseKeyRing(text) };
  return holder.candorKeyRing.ring;
}

/** Makes the organization's first or next key; call it where an organization is created. Returns the key row's id. */
export async function createOrganizationKey(
  tenant: Tenant,
  organizationId: string,
  now: Date,
): Promise<string> {
  const id = newId();
  const ring = masterKeys();
  const wrapped = wrapOrganizationKey(ring, organizationId, newKey());
  await tenant.organizationKey.create({
    data: {
      organizationId,
      id,
      wrapped: new Uint8Array(wrapped),
      masterKeyId: keyIdOf(ring.current),
      createdAt: now,
    },
    select: { id: true },
  });
  return id;
}

/** The organization's key for new contents. @throws Unavailable it has none */
export async function currentOrganizationKey(tenant: Tenant): Promise<WrappedKey> {
  const row = await tenant.organizationKey.findFirst({
    where: { retiredAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { organizationId: true, id: true, wrapped: true },
  });
  if (!row)
    throw new Unavailable('This organization has no encryption key. Please tell whoever runs this server.');
  return row;
}

/** Every key the organization ever had, for contents that name theirs only by its fingerprint. */
export async function organizationKeys(tenant: Tenant): Promise<WrappedKey[]> {
  return tenant.organizationKey.findMany({
    orderBy: { id: 'asc' },
    select: { organizationId: true, id: true, wrapped: true },
  });
}

/** The key itself. @throws Unavailable its master key is not configured; NotAuthentic it was changed */
export function unwrapped(key: WrappedKey): KeyObject {
  return unwrapOrganizationKey(masterKeys(), key.organizationId, key.wrapped);
}

/** The one of `keys` under which `sealed` was made. @throws Unavailable when it is none of them */
export function keyOf(keys: readonly WrappedKey[], sealed: Uint8Array): KeyObject {
  const wanted = sealedUnder(sealed);
  const found = keys.map(unwrapped).find((key) => keyIdOf(key) === wanted);
  if (!found) throw new Unavailable('The key that this was encrypted with is gone.');
  return found;
}
