import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line may say: ids, names of parts, counts and durations. Never a name, an address or a text of a person. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What is true for everything done on behalf of one request. `outage`: a part that is needed did not answer. */
export type LogContext = { readonly requestId: string; outage?: boolean };

const levels = { debug: 10, info: 20, warn: 30, error: 40, silent: 50 } as const;
/** From most to least talkative. */
export type LogLevel = keyof typeof levels;

// The framework loads this module once per bundle; the context must still be one per process.
const holder = globalThis as typeof globalThis & {
  candorLog?: AsyncLocalStorage<LogContext>;
  candorLogWaiting?: string;
};

function storage(): AsyncLocalStorage<LogContext> {
  holder.candorLog ??= new AsyncLocalStorage<LogContext>();
  return holder.candorLog;
}

/** Runs `run` so that every line logged on its behalf carries the request's id. */
export function withLogContext<T>(context: LogContext, run: () => T): T {
  return storage().run(context, run);
}

/** The id of the request that is being answered, if one is. */
export function currentRequestId(): string | undefined {
  return storage().getStore()?.requestId;
}

/** Notes that the request being answered fails because a part that is needed is away, not by a mistake of ours. */
export function noteOutage(): void {
  const context = storage().getStore();
  if (context) context.outage = true;
}

const secretField =
  /password|secret|token|authorization|cookie|masterkey|otp|email|address|^(code|name|key)$/i;
const mailAddress = /[^\s"'<>()=,;:]{1,200}@[^\s"'<>()=,;:]{1,200}/gu;
const urlPassword = /\/\/[^\s/@]{1,500}@/g;
const LONGEST = 2_000;

// JSON escapes C0 itself; the rest of what a terminal or a reader of lines could take for an end of line or a command.
const unsafe = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

function printable(key: string, value: string): string {
  if (secretField.test(key)) return '[removed]';
  const text = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return text.replace(urlPassword, '//[removed]@').replace(mailAddress, '[address]');
}

/** One line of JSON: time, level, message, request id, then the fields. Control characters cannot forge a line. */
export function logLine(level: LogLevel, message: string, fields: LogFields, at: Date): string {
  const line: Record<string, unknown> = {
    time: at.toISOString(),
    level,
    message: printable('message', message),
  };
  const requestId = currentRequestId();
  if (requestId) line.requestId = requestId;
  for (const [key, value] of Object.entries(fields)) {
    line[key in line ? `${key}_` : key] = typeof value === 'string' ? printable(key, value) : value;
  }
  return JSON.stringify(line).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isLevel(text: string): text is LogLevel {
  return Object.hasOwn(levels, text);
}

// Not through env(): a log line must be possible while the environment is being refused.
function threshold(): number {
  const wanted = process.env.LOG_LEVEL ?? '';
  return levels[isLevel(wanted) ? wanted : 'info'];
}

function flush(): void {
  const text = holder.candorLogWaiting;
  holder.candorLogWaiting = '';
  if (text) process.stdout.write(text);
}

function write(level: LogLevel, message: string, fields: LogFields = {}): void {
  if (levels[level] < threshold()) return;
  // A write to a pipe blocks: under load the lines of one turn leave together, and what is wrong at once.
  if (holder.candorLogWaiting === undefined) process.once('exit', flush);
  if (!holder.candorLogWaiting) setImmediate(flush);
  holder.candorLogWaiting = `${holder.candorLogWaiting ?? ''}${logLine(level, message, fields, new Date())}\n`;
  if (levels[level] >= levels.warn) flush();
}

/** Structured logs on standard output, one JSON object a line. */
export const log = {
  debug: (message: string, fields?: LogFields) => write('debug', message, fields),
  info: (message: string, fields?: LogFields) => write('info', message, fields),
  warn: (message: string, fields?: LogFields) => write('warn', message, fields),
  error: (message: string, fields?: LogFields) => write('error', message, fields),
};

/** What of an unexpected error may be logged: its class, message and the code's own places, without values. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' | ');
  return { error: error.name, reason: error.message, places };
}
