import { main } from './sentence.ts';
import { checks } from './test/checks.ts';
import { step } from './test/step.ts';

await main(async () => {
  let passed = true;
  for (const { name, run } of checks) passed = (await step(name, run)) && passed;
  process.exit(passed ? 0 : 1);
});
