/*
 * The process that reads a page nobody has looked at yet: its text on the input, what it could become as JSON on the output. It
 * has no environment, no database and no keys, and may write nowhere. lib/proposal-page/read.ts starts it and ends it.
 */
import { text } from 'node:stream/consumers';
import { endWithParent } from '#lib/confined-parent.ts';
import { Invalid } from '#lib/errors.ts';
import { proposeFrom } from '#lib/proposal/propose.ts';
import { formatOf, readBlocks } from '#lib/proposal/reading.ts';
import { pageFormats } from '#lib/proposal/schema.ts';
import { contextsIn } from './context.ts';

endWithParent();

const [, , given] = process.argv;

async function answer(): Promise<object> {
  const source = await text(process.stdin);
  try {
    const format = pageFormats.find((one) => one === given) ?? formatOf(source);
    const found = proposeFrom({ text: source, format });
    const contextOf = contextsIn(readBlocks(source, format));
    return { format, found, contexts: found.proposals.map(contextOf) };
  } catch (error) {
    if (error instanceof Invalid) return { refused: error.message };
    throw error;
  }
}

process.stdout.write(JSON.stringify(await answer()));
