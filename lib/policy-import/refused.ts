/** A file that is not taken; the message says why and what to do. */
export class RefusedFile extends Error {}
