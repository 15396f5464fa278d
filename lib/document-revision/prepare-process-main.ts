/*
 * The process that reads a PDF nobody has looked at yet. It gets two paths and answers with lines of JSON; it has no
 * environment, no database and no keys, and may touch only its own folder. lib/document-revision/prepare-process.ts
 * starts it and ends it.
 */
import { endWithParent } from '#lib/confined-parent.ts';
import { preparePdf } from '#lib/pdf/prepare.ts';
import { Refused } from '#lib/pdf/reasons.ts';

const progressEvery = 200;

endWithParent();

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

const [source = '', target = ''] = process.argv.slice(2);
let last = 0;
try {
  const { layout, repairs } = await preparePdf({
    source,
    target,
    onProgress: ({ done, total }) => {
      if (Date.now() - last < progressEvery && done !== total) return;
      last = Date.now();
      say({ kind: 'progress', pagesDone: done, pages: total });
    },
  });
  say({ kind: 'ready', layout, reasons: repairs });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  say({ kind: 'refused', reasons: [error.reason] });
}
