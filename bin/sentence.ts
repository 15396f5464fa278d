/** A failure that the person at the terminal can mend: its message is the one sentence they are shown. */
export class Sentence extends Error {
  override readonly name = 'Sentence';
}

/** The system's code of an error (`EACCES`, `ECONNREFUSED`, `28P01`), or undefined. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** Runs a command's body; a Sentence is printed alone, anything else with its stack. Both exit with 1. */
export async function main(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const known = error instanceof Sentence || (error instanceof Error && error.name === 'Misconfigured');
    const text =
      error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`\n${text}\n`);
    process.exit(1);
  }
}
