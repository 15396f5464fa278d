/**
 * The closed set of failures a person may see. Thrown inside an operation they roll its transaction back; the edge
 * translates them once. Anything else that is thrown is a bug and shows a plain apology with a request id.
 */
export abstract class CandorError extends Error {
  abstract readonly status: number;
  abstract readonly code: string;
}

/** It does not exist, or the actor may not know that it does. */
export class NotFound extends CandorError {
  readonly status = 404;
  readonly code = 'not-found';
  constructor(message = 'There is nothing here.') {
    super(message);
  }
}

/** The actor knows of the thing but may not do this to it. */
export class Forbidden extends CandorError {
  readonly status = 403;
  readonly code = 'forbidden';
  constructor(message = 'You are not allowed to do this.') {
    super(message);
  }
}

/** One problem of an input: where (a dotted path, empty for the whole) and a sentence. */
export type Problem = { path: string; message: string };

/** The input is not of the form that the operation takes. */
export class Invalid extends CandorError {
  readonly status = 400;
  readonly code = 'invalid';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[] | string) {
    const list = typeof problems === 'string' ? [{ path: '', message: problems }] : problems;
    super(list.map((problem) => problem.message).join(' '));
    this.problems = list;
  }
}

/** The thing is not, or no longer, in a state that allows this. */
export class Conflict extends CandorError {
  readonly status = 409;
  readonly code = 'conflict';
}

/** Somebody else changed the thing since it was read: what was sent is not taken, and the page is to be read anew. */
export class Stale extends Conflict {
  /** `what` is what was changed, as in `this course`; `more` what else there is to say. */
  constructor(what: string, more = '') {
    super(`Somebody changed ${what} while you did. Yours is not saved.${more && ` ${more}`}`);
  }
}

/** Too many attempts; `retryAfter` is in seconds. */
export class TooMany extends CandorError {
  readonly status = 429;
  readonly code = 'too-many';
  readonly retryAfter: number;
  constructor(retryAfter: number, message = 'Too many attempts. Please wait a little and try again.') {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** More was sent than is taken here. */
export class TooLarge extends CandorError {
  readonly status = 413;
  readonly code = 'too-large';
}

/** A part that is needed (storage, database, key) does not answer or cannot do it now. */
export class Unavailable extends CandorError {
  readonly status: number = 503;
  readonly code = 'unavailable';
}

/** There is no room left for what was sent; trying again does not help before somebody makes room. */
export class Full extends Unavailable {
  override readonly status = 507;
}
