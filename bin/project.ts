import { join } from 'node:path';

/** The folder of the checkout. */
export const root = join(import.meta.dirname, '..');

/** Plain SQL, one folder each. */
export const migrationsDirectory = join(root, 'prisma', 'migrations');

/** One file per noun. */
export const schemaDirectory = join(root, 'prisma', 'schema');

/** Node 24 of the checkout where npm has it for this platform, else the one that runs this. */
export const node = process.execPath;
