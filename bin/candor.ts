import { Command, CommanderError } from 'commander';
import { nouns } from './candor/nouns.ts';
import { main } from './sentence.ts';

function explainUse(error: CommanderError, json: boolean): void {
  // Help that was asked for is no failure.
  if (error.exitCode === 0) return;
  process.exitCode = 1;
  const message = error.message.replace(/^error: /, '');
  const sentence = message.startsWith('(outputHelp)')
    ? 'Name a noun and a verb; --help lists them.'
    : message;
  if (json) process.stdout.write(`${JSON.stringify({ error: 'usage', message: sentence })}\n`);
  else process.stderr.write(`${sentence}\n`);
}

/** Waits until all that was written has been taken: leaving sooner cuts long results short where a pipe takes them. */
const taken = (stream: NodeJS.WriteStream) =>
  new Promise<void>((resolve) => stream.write('', () => resolve()));

await main(async () => {
  // Nothing but the result may stand on standard output, whatever the environment asks of servers.
  process.env.LOG_LEVEL = 'silent';
  process.noDeprecation = true;
  // Who reads the first lines only (`| head`) has what they want.
  process.stdout.on('error', () => process.exit());
  const program = new Command('candor')
    .description('What the operator of a Candor installation does at the command line.')
    .usage('<noun> <verb> [options]')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const named = process.argv[2];
  for (const [name, { description, load }] of Object.entries(nouns)) {
    const noun = program.command(name).description(description).usage('<verb> [options]');
    if (name === named) await (await load())(noun);
  }
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    explainUse(error, process.argv.includes('--json'));
  }
  await Promise.all([process.stdout, process.stderr].map(taken));
  // A parent that waits for us holds a channel open, which would keep this process.
  process.exit();
});
