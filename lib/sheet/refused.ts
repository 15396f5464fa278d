/** A table that is not read: the message says to a person why, and what to do. */
export class RefusedTable extends Error {}
