import type { IncomingMessage } from 'node:http';
import type { Refusal } from './target.ts';

const MIB = 1024 * 1024;
/** Largest upload (100 MB) with room for the form around it. */
const UPLOAD_LIMIT = 105 * MIB;
/** Most bytes of a form. */
export const FORM_LIMIT = 256 * 1024;
/** What those are told who send more than is taken. */
export const tooLarge: Refusal = { status: 413, reason: 'What was sent is too large.' };
/** How long a form may take to arrive, and how much of an upload must arrive in each such time. */
const FORM_PATIENCE = 30_000;
const UPLOAD_PACE = 32 * 1024;

// The one place where an employee sends a file: the certificate of a course.
const certificate = /^\/duties\/[^/]+\/training\/[^/]+\/certificate$/;

/** Where members, machines and employees send files; who they are and what they may send is decided behind. */
function takesUploads(path: string): boolean {
  return path.startsWith('/w/') || path.startsWith('/api/v1/') || certificate.test(path);
}

/** Refuses bodies that are too large, and bodies of unknown length where none are expected (F11). */
export function refuseBody(request: IncomingMessage, path: string): Refusal | undefined {
  // What a server action is given is a form, wherever its page stands (F20). The framework hands an action that another
  // page has on to itself, with a body of unknown length: that is judged when it is held.
  const action = request.headers['next-action'] !== undefined;
  const uploads = takesUploads(path) && !action;
  const length = request.headers['content-length'];
  if (request.headers['transfer-encoding'] !== undefined && !uploads && !action) {
    return { status: 411, reason: 'The length of what is sent must be known.' };
  }
  if (length !== undefined && Number(length) > (uploads ? UPLOAD_LIMIT : FORM_LIMIT)) {
    return tooLarge;
  }
  return undefined;
}

/** Calls `tooSlow` when a body arrives too slowly, and `tooLarge` when one of unknown length outgrows the limit. */
export function watchBody(
  request: IncomingMessage,
  path: string,
  stop: (refusal: Refusal) => void,
): () => void {
  const { socket } = request;
  const began = socket.bytesRead;
  let last = began;
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) return clearInterval(timer);
    const arrived = socket.bytesRead - last;
    last = socket.bytesRead;
    if (last - began > UPLOAD_LIMIT) stop(tooLarge);
    // What waits unread is ours to blame, not the sender.
    else if (request.readableLength === 0 && (!takesUploads(path) || arrived < UPLOAD_PACE)) {
      stop({ status: 408, reason: 'What was sent arrived too slowly.' });
    }
  }, FORM_PATIENCE);
  timer.unref();
  return () => clearInterval(timer);
}
