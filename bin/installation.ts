import pg from 'pg';
import { fingerprint, parseKeyRing } from '#lib/crypto/keys.ts';
import { CandorError } from '#lib/errors.ts';
import { Sentence } from './sentence.ts';

const WRONG_KEY =
  'The master key is not the one that this database was encrypted with. Put the right key in CANDOR_MASTER_KEY (or its file); with a wrong one nothing can be read.';

async function recorded(client: pg.Client): Promise<string | undefined> {
  const found = await client.query<{ fingerprint: string }>(
    'SELECT "masterKeyFingerprint" AS fingerprint FROM "Installation" WHERE id = 1',
  );
  return found.rows[0]?.fingerprint;
}

/**
 * Compares the master key with the one that the database remembers; as the owner, remembers it at the first start.
 * @throws Sentence  a wrong or malformed key (X16), or nothing to compare with and no right to remember it
 */
export async function checkMasterKey(keyText: string, url: string, asOwner: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const ring = parseKeyRing(keyText);
    const mine = fingerprint(ring);
    if (asOwner) {
      await client.query(
        `INSERT INTO "Installation" (id, "masterKeyFingerprint", "createdAt") VALUES (1, $1, now()) ON CONFLICT DO NOTHING`,
        [mine],
      );
    }
    const known = await recorded(client);
    if (known === undefined) {
      throw new Sentence(
        'This database was never set up. Run `npm run migrate` once with DATABASE_OWNER_URL.',
      );
    }
    const all = [...ring.keys.values()].map((key) => fingerprint({ ...ring, current: key }));
    if (!all.includes(known)) throw new Sentence(WRONG_KEY);
  } catch (error) {
    if (error instanceof CandorError) throw new Sentence(error.message);
    throw error;
  } finally {
    await client.end();
  }
}
