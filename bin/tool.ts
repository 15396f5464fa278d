import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { node, root } from './project.ts';
import { Sentence } from './sentence.ts';

/** Runs a program of node_modules quietly. @throws Sentence with its last words when it fails */
export function runTool(
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

/** Refuses to build where nothing can be written. @throws Sentence */
export function requireWritable(path: string): void {
  const folder = existsSync(path) ? path : root;
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Sentence(
      `The folder ${folder} cannot be written, and what is built there is missing or old. Run this once as the user who owns the checkout.`,
    );
  }
}
