import { join } from 'node:path';
import { node, root } from './project.ts';
import { fingerprintOf, onceFor } from './stamp.ts';
import { requireWritable, runTool } from './tool.ts';

const schema = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'];

/** Generates Prisma's client when the schema files have changed. True when it did. */
export function generateClient(): Promise<boolean> {
  return onceFor('lib/db/generated/.stamp', fingerprintOf(schema), async () => {
    requireWritable(join(root, 'lib/db'));
    await runTool('Generating the database client', 'prisma/build/index.js', ['generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    });
  });
}
