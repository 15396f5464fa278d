/** How sending a file ended: taken, or a sentence why not. */
export type Sent = { ok: true } | { ok: false; message: string };

const lost = 'The connection broke before the file was there. Please try again.';

function messageIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    const known = typeof answer === 'object' && answer !== null && 'message' in answer;
    return known && typeof answer.message === 'string' ? answer.message : null;
  } catch {
    return null;
  }
}

function refusalOf(request: XMLHttpRequest): string {
  const said = messageIn(request.responseText);
  if (said) return said;
  if (request.status === 413) return 'The file is larger than 100 MB. Please reduce its size or split it.';
  return 'The file could not be taken. Please try again, or reload the page.';
}

/**
 * Sends a file as the bare body of a POST, telling how much has left (which `fetch` cannot). `cancel` breaks it off; then
 * nothing is told any more and nothing stays on the server.
 */
export function sendFile(
  url: string,
  file: File,
  onProgress: (sent: number) => void,
): { ended: Promise<Sent>; cancel: () => void } {
  const request = new XMLHttpRequest();
  const ended = new Promise<Sent>((resolve) => {
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () => {
      resolve(request.status === 201 ? { ok: true } : { ok: false, message: refusalOf(request) });
    });
    request.addEventListener('error', () => resolve({ ok: false, message: lost }));
    request.addEventListener('abort', () => resolve({ ok: false, message: 'Cancelled.' }));
  });
  request.open('POST', `${url}?name=${encodeURIComponent(file.name.toWellFormed())}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { ended, cancel: () => request.abort() };
}
