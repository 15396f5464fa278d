import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.ts';
import { fingerprintOf, onceFor } from './stamp.ts';
import { requireWritable, runTool } from './tool.ts';

const sources = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'next.config.js',
  'postcss.config.mjs',
];

/** Builds the pages when a source, the configuration or a dependency has changed. True when it did. */
export function buildPages(announce: () => void): Promise<boolean> {
  const fingerprint = fingerprintOf([...sources, 'tsconfig.json', 'package-lock.json'], [process.version]);
  return onceFor('.next/candor-build', fingerprint, async () => {
    announce();
    requireWritable(join(root, '.next'));
    // A build that is broken off must not pass for the one before it.
    rmSync(join(root, '.next/candor-build'), { force: true });
    await runTool('The build', 'next/dist/bin/next', ['build'], {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    });
  });
}
