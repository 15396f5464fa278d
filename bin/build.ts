import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { node, root } from './project.ts';
import { main, Sentence } from './sentence.ts';
import { fingerprintOf, onceFor } from './stamp.ts';

/** Runs a program of node_modules quietly. @throws Sentence with its last words when it fails */
function run(
  what: string,
  script: string,
  parameters: string[],
  environment: Record<string, string>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(root, 'node_modules', script), ...parameters], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = `${output}${chunk.toString()}`.slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      if (code === 0) resolve();
      else reject(new Sentence(`${what} failed:\n${output.trim()}`));
    });
  });
}

function requireWritable(path: string): void {
  const folder = existsSync(path) ? path : root;
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Sentence(
      `The folder ${folder} cannot be written, and what is built there is missing or old. Run this once as the user who owns the checkout.`,
    );
  }
}

const schema = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'];

/** Generates Prisma's client when the schema files have changed. True when it did. */
export function generateClient(): Promise<boolean> {
  return onceFor('lib/db/generated/.stamp', fingerprintOf(schema), async () => {
    requireWritable(join(root, 'lib/db'));
    await run('Generating the database client', 'prisma/build/index.js', ['generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    });
  });
}

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
    await run('The build', 'next/dist/bin/next', ['build'], {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    });
  });
}

if (import.meta.main) {
  await main(async () => {
    const built = await buildPages(() => process.stdout.write('Building …\n'));
    process.stdout.write(built ? 'Built.\n' : 'The build is up to date.\n');
  });
}
