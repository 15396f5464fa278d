import { buildPages } from './pages.ts';
import { main } from './sentence.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

await main(async () => {
  const built = await buildPages(() => say('Building …'));
  say(built ? 'Built.' : 'The build is up to date.');
});
