import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { root } from './project.ts';

const talker = `
import { listenForStop } from './bin/shutdown.ts';
listenForStop(() => {});
let failures = 0;
process.on('uncaughtException', (error) => {
  failures += 1;
  if (failures < 100) console.error(error);
});
process.once('message', () => {
  for (let line = 0; line < 50; line += 1) process.stdout.write('x'.repeat(10_000));
  setTimeout(() => process.send({ failures }), 200);
});
process.send('ready');
`;

test('a server whose log nobody reads any more goes on, and does not report that for ever', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', talker], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  await once(child, 'message');
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.send('talk');
  const [answer] = await once(child, 'message');
  expect(answer).toEqual({ failures: 0 });
  child.kill('SIGKILL');
});
