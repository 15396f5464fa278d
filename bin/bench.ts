import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.ts';
import { main, Sentence } from './sentence.ts';

// One after the other, each in a process of its own, so that no measurement disturbs the next.
await main(async () => {
  const wanted = process.argv.slice(2);
  const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.bench.ts'));
  const chosen = files.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)));
  if (chosen.length === 0) throw new Sentence(`There is no such measurement. There are: ${files.join(', ')}`);
  for (const file of chosen) {
    process.stdout.write(`\n${file}\n`);
    const { status } = spawnSync(process.execPath, ['--expose-gc', join('bench', file)], {
      cwd: root,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Sentence(`${file} ended with ${status}.`);
  }
});
