import type { ServerResponse } from 'node:http';
import type { Body } from '#lib/refusal/answer.ts';

function acknowledge(given: readonly unknown[]): void {
  const done = given.at(-1);
  if (typeof done === 'function') process.nextTick(() => Reflect.apply(done, undefined, []));
}

/**
 * Lets one text take the place of an answer's body. `decide` is asked once, when status and headers stand and nothing
 * has left; what it returns is sent, and what others write is thrown away.
 */
export function replaceBody(
  response: ServerResponse,
  decide: () => Body | undefined,
): { settle: () => void } {
  const { write, end } = response;
  let settled = false;
  let text: string | undefined;
  const settle = () => {
    if (settled) return;
    settled = true;
    const body = decide();
    if (body === undefined) return;
    text = body.text;
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'etag'])
      response.removeHeader(name);
    response.setHeader('content-type', body.contentType);
  };
  response.write = (...given: unknown[]): boolean => {
    settle();
    if (text === undefined) return Boolean(Reflect.apply(write, response, given));
    acknowledge(given);
    return true;
  };
  response.end = (...given: unknown[]): ServerResponse => {
    settle();
    Reflect.apply(end, response, text === undefined ? given : [text]);
    if (text !== undefined) acknowledge(given);
    return response;
  };
  return { settle };
}
