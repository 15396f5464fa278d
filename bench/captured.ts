import pg from 'pg';

/** A statement as it was sent. */
type Sent = { text: string; values: unknown[] };

let capturing: Sent[] | null = null;

/** A query's parameters as they are given to pg: a text with values, or an object that holds both. */
function sentBy([first, second]: readonly unknown[]): Sent | null {
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== 'object' || first === null || !('text' in first) || typeof first.text !== 'string')
    return null;
  const values = 'values' in first && Array.isArray(first.values) ? first.values : second;
  return { text: first.text, values: Array.isArray(values) ? values : [] };
}

// Whatever layer asks, this is what speaks to the database.
pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
  apply(query, client, parameters: unknown[]) {
    const sent = capturing ? sentBy(parameters) : null;
    if (sent) capturing?.push(sent);
    return Reflect.apply(query, client, parameters);
  },
});

/** The statements that `run` sends, in order, `BEGIN` and `COMMIT` among them; nothing else may run meanwhile. */
export async function statementsOf(run: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  capturing = sent;
  try {
    await run();
  } finally {
    capturing = null;
  }
  return sent;
}

const names = new Map<string, string>();

/** Sends them again as prepared statements, and nothing besides; milliseconds. */
export async function replay(client: pg.Client, statements: readonly Sent[]): Promise<number> {
  const start = performance.now();
  for (const { text, values } of statements) {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    if (/^(begin|commit)/i.test(text)) await client.query(text);
    else await client.query({ name, text, values });
  }
  return performance.now() - start;
}

/** How long one run takes, in milliseconds. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
