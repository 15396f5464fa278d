/*
 * The process that reads a table nobody has looked at yet: bytes on its input, JSON on its output. It has no environment,
 * no database and no keys, and may write nowhere. lib/sheet/read.ts starts it and ends it.
 */
import { buffer } from 'node:stream/consumers';
import { endWithParent } from '#lib/confined-parent.ts';
import { parseDelimited } from './delimited.ts';
import { RefusedTable } from './refused.ts';
import { parseWorkbook } from './workbook.ts';

endWithParent();

const [form = '', rows = ''] = process.argv.slice(2);

async function answer(): Promise<object> {
  const bytes = await buffer(process.stdin);
  try {
    const maximumRows = Number(rows);
    const sheets =
      form === 'csv' ? parseDelimited(bytes, maximumRows) : await parseWorkbook(bytes, maximumRows);
    return { sheets };
  } catch (error) {
    if (error instanceof RefusedTable) return { refused: error.message };
    throw error;
  }
}

process.stdout.write(JSON.stringify(await answer()));
