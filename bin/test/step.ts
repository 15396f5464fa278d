import { spawn } from 'node:child_process';
import { root } from '../project.ts';

/** What came of one step. `output` is everything it wrote. */
export type StepResult = { passed: boolean; output: string };

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a program of node_modules/.bin (or any other) and keeps what it writes. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    const done = (passed: boolean) => {
      process.off('exit', end);
      resolve({ passed, output });
    };
    child.on('error', (error) => {
      output += `${program} cannot be run: ${error.message}\n`;
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
}

/** Runs one step and prints its name, time and, when it failed, what it wrote. Returns whether it passed. */
export async function step(name: string, run: () => Promise<StepResult>): Promise<boolean> {
  const began = performance.now();
  process.stdout.write(`  ${name.padEnd(24)}`);
  const { passed, output } = await run();
  process.stdout.write(`${passed ? 'ok' : 'FAILED'}   ${seconds(began)}\n`);
  if (!passed) process.stdout.write(`\n${output.trim()}\n\n`);
  return passed;
}
