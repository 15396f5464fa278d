import { partBytes } from '#lib/evidence/upload-schema.ts';

/** How sending ended: all there, or a sentence why not. */
export type Sent = { ok: true; uploadId: string } | { ok: false; message: string };

const tries = 5;
const lost = 'The connection broke. Try again: it goes on from where it stopped.';

type Answer = { status: number; uploadId: string; offset: number; message: string; finished: boolean };

function answerIn(status: number, text: string): Answer {
  const answer: Answer = { status, uploadId: '', offset: 0, message: '', finished: false };
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null) return answer;
    if ('uploadId' in given) answer.uploadId = String(given.uploadId);
    if ('offset' in given) answer.offset = Number(given.offset);
    if ('message' in given) answer.message = String(given.message);
    answer.finished = 'finished' in given && given.finished !== null;
  } catch {
    // Not from us: a proxy, or a page for people.
  }
  return answer;
}

// The browser remembers what it had begun, so that the same file goes on after a reload.
const keyOf = (base: string, file: File) =>
  `candor:upload:${base}:${file.size}:${file.lastModified}:${file.name}`;

function remembered(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, uploadId: string | null): void {
  try {
    if (uploadId) window.localStorage.setItem(key, uploadId);
    else window.localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing begins anew after a reload.
  }
}

async function ask(url: string, method: 'GET' | 'POST', body?: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return answerIn(response.status, await response.text());
}

/**
 * Sends a file in parts to `base`, telling how much has left. Broken parts are sent again from where the server stands; a
 * file that was begun before goes on. `cancel` breaks it off; what is left there is swept.
 */
export function sendParts(
  base: string,
  file: File,
  onProgress: (sent: number) => void,
): { ended: Promise<Sent>; cancel: () => void } {
  let cancelled = false;
  let request: XMLHttpRequest | null = null;
  const key = keyOf(base, file);

  const put = (uploadId: string, offset: number) =>
    new Promise<Answer>((resolve) => {
      const part = new XMLHttpRequest();
      request = part;
      part.upload.addEventListener('progress', (event) => onProgress(offset + event.loaded));
      part.addEventListener('load', () => resolve(answerIn(part.status, part.responseText)));
      part.addEventListener('error', () => resolve(answerIn(0, '')));
      part.addEventListener('abort', () => resolve(answerIn(0, '')));
      part.open('PUT', `${base}/${uploadId}?offset=${offset}`);
      part.setRequestHeader('content-type', 'application/octet-stream');
      part.send(file.slice(offset, offset + partBytes));
    });

  const begin = async (): Promise<Answer> => {
    const known = remembered(key);
    const before = known ? await ask(`${base}/${known}`, 'GET') : null;
    if (before?.status === 200 && !before.finished) return before;
    return ask(base, 'POST', { fileName: file.name.toWellFormed(), sizeBytes: file.size });
  };

  /** Sends one part; answers where the upload stands then, or why it cannot go on. */
  const sendPart = async (uploadId: string, offset: number): Promise<number | string> => {
    for (let failed = 1; ; failed += 1) {
      const answer = await put(uploadId, offset);
      if (answer.status === 200) return answer.offset;
      const hopeless = answer.status >= 400 && answer.status < 500 && answer.status !== 409;
      if (cancelled || hopeless || failed >= tries) return answer.message || lost;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failed));
      const now = await ask(`${base}/${uploadId}`, 'GET').catch(() => null);
      if (now?.status === 200 && now.offset !== offset) return now.offset;
    }
  };

  const run = async (): Promise<Sent> => {
    const begun = await begin();
    if (begun.status >= 400 || !begun.uploadId) return { ok: false, message: begun.message || lost };
    const { uploadId } = begun;
    remember(key, uploadId);
    for (let offset = begun.offset; offset < file.size; ) {
      const next = await sendPart(uploadId, offset);
      if (typeof next === 'string') return { ok: false, message: cancelled ? 'Cancelled.' : next };
      offset = next;
    }
    remember(key, null);
    onProgress(file.size);
    return { ok: true, uploadId };
  };

  return {
    ended: run().catch(() => ({ ok: false, message: lost })),
    cancel: () => {
      cancelled = true;
      request?.abort();
    },
  };
}
