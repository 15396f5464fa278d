/*
 * Loaded before the server under test: keeps all that it says, on both outputs, in the file CANDOR_OUTPUT. Inside the
 * process, because one in between would have to pass on signals, and would miss what is said last.
 */
import { appendFileSync } from 'node:fs';

const file = process.env.CANDOR_OUTPUT;
for (const stream of [process.stdout, process.stderr]) {
  const { write } = stream;
  stream.write = (...given: unknown[]): boolean => {
    const [text] = given;
    if (file && (typeof text === 'string' || text instanceof Uint8Array))
      appendFileSync(file, text, { mode: 0o600 });
    return Boolean(Reflect.apply(write, stream, given));
  };
}
