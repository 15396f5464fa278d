import pg from 'pg';
import { vi } from 'vitest';

const framing = /^\s*(begin|commit|rollback|start transaction|SELECT set_config\('app\.organization')/i;

function textOf(asked: unknown): string {
  if (typeof asked === 'string') return asked;
  return asked !== null && typeof asked === 'object' && 'text' in asked ? String(asked.text) : '';
}

/** The statements that `run` sends to the database, whatever layer asks; without those that begin and end a transaction. */
export async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await run();
    const texts = query.mock.calls.map(([asked]: readonly unknown[]) => textOf(asked));
    if (!texts.some((text) => framing.test(text))) throw new Error('Nothing was heard.');
    return texts.filter((text) => !framing.test(text));
  } finally {
    query.mockRestore();
  }
}
