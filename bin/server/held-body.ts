import type { IncomingMessage } from 'node:http';
import { FORM_LIMIT, tooLarge } from './limits.ts';
import { nestsTooDeep } from './nesting.ts';
import type { Refusal } from './target.ts';

const tangled: Refusal = {
  status: 400,
  reason: 'What was sent is not what our pages send. Please open the page again and send it from there.',
};

/** Whether the framework would decode a body as the arguments of a server action. */
function isForAction({ headers, method }: IncomingMessage): boolean {
  if (method !== 'POST') return false;
  const hasBody = (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;
  // Plain forms name their action in a field: any form in parts may be one.
  const inParts = /^\s*multipart\/form-data/i.test(headers['content-type'] ?? '');
  return hasBody && (headers['next-action'] !== undefined || inParts);
}

/**
 * Reads a body before anybody else does and puts it back, so that it can be judged and then be read as if it had just
 * come. What is longer than `limit` is put back as far as it was read. Null: the sender went away.
 */
function holdBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const done = (held: Buffer | null) => {
      request.off('readable', take).off('close', gone).off('error', gone);
      // In the same turn as the last reading: a turn later the end would have been told.
      if (held && held.length > 0) request.unshift(held);
      // All is there again; without this no web request could be made of it (node:stream, isDisturbed).
      Object.defineProperty(request, Symbol.for('nodejs.stream.disturbed'), { value: false });
      resolve(held);
    };
    const gone = () => done(null);
    const take = () => {
      for (let part: unknown = request.read(); Buffer.isBuffer(part); part = request.read()) {
        parts.push(part);
        size += part.length;
      }
      const expected = Number(request.headers['content-length'] ?? Number.NaN);
      if (request.complete || size === expected || size > limit) done(Buffer.concat(parts));
    };
    request.on('readable', take).once('close', gone).once('error', gone);
  });
}

/**
 * Refuses what would exhaust the framework's decoder of actions, which goes down into what is nested until it has no room
 * left, and calls that our mistake (F20). Otherwise `go on`, with the body as it was; `gone`: there is nobody to answer.
 */
export async function judgeBody(request: IncomingMessage): Promise<Refusal | 'go on' | 'gone'> {
  if (!isForAction(request)) return 'go on';
  const body = await holdBody(request, FORM_LIMIT);
  if (!body) return 'gone';
  // The framework calls a form without scripts that is too long for an action our mistake; an upload names no action.
  const action = request.headers['next-action'] !== undefined || body.includes('name="$ACTION_');
  if (body.length > FORM_LIMIT && action) return tooLarge;
  return nestsTooDeep(body) ? tangled : 'go on';
}
