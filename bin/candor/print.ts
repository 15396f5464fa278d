const widest = 60;
/** Rows of a part of a result that people are shown: a table of ten thousand is for programs. */
const most = 50;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would take for a command must not reach it
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '-';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(unsafe, '\ufffd');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function table(rows: readonly Record<string, unknown>[]): string[] {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
  const widths = names.map((_, column) =>
    Math.min(widest, Math.max(...cells.map((line) => line[column]?.length ?? 0))),
  );
  return cells.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function part(name: string, item: unknown): string[] {
  const rows = Array.isArray(item) ? item.filter(isRecord) : [];
  if (rows.length === 0) return [`${name}: ${cell(item)}`];
  const more = rows.length > most ? [`  and ${rows.length - most} more; --json prints all`] : [];
  return [`${name}: ${rows.length}`, ...table(rows.slice(0, most)).map((line) => `  ${line}`), ...more];
}

function lines(value: unknown): string[] {
  if (Array.isArray(value)) {
    const rows = value.filter(isRecord);
    return rows.length > 0 ? table(rows) : ['(none)'];
  }
  if (isRecord(value)) return Object.entries(value).flatMap(([name, item]) => part(name, item));
  return [cell(value)];
}

/** Prints JSON for programs, a table or lines for people. Dates are ISO 8601; what is too big for a number is text. */
export function print(value: unknown, json: boolean): void {
  const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item), 2);
  const plain: unknown = JSON.parse(text ?? 'null');
  process.stdout.write(`${json ? text : lines(plain).join('\n')}\n`);
}
