import { generateClient } from './generate.ts';
import { main } from './sentence.ts';

/*
 * Loaded before every command (`node --import`), because a command's own imports reach the generated database client,
 * which a fresh clone does not have.
 */
await main(async () => {
  await generateClient();
});
