/** What of a file is asked for. `end` is exclusive. */
export type Wanted =
  | { kind: 'whole' }
  | { kind: 'range'; start: number; end: number }
  | { kind: 'unsatisfiable' }
  | { kind: 'unchanged' };

/** The request headers that decide it; null where absent. */
export type Conditions = { range: string | null; ifRange: string | null; ifNoneMatch: string | null };

// Digits enough for every file, few enough to stay exact.
const single = /^bytes=(\d{0,15})-(\d{0,15})$/i;

function rangeOf(header: string, size: number): Wanted {
  const [matched, first = '', last = ''] = single.exec(header.replace(/\s/g, '')) ?? [];
  // Several ranges, other units and nonsense may be answered with the whole (RFC 9110, section 14.2).
  if (matched === undefined || (first === '' && last === '')) return { kind: 'whole' };
  if (first === '') {
    const length = Number(last);
    return length === 0
      ? { kind: 'unsatisfiable' }
      : { kind: 'range', start: Math.max(0, size - length), end: size };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  if (start >= size) return { kind: 'unsatisfiable' };
  return { kind: 'range', start, end: last === '' ? size : Math.min(Number(last) + 1, size) };
}

function names(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/**
 * What to answer for a file of `size` bytes with the strong validator `etag` (RFC 9110, sections 13 and 14): the whole,
 * one range, nothing because the client has it, or nothing because the range lies outside. A range counts only while
 * If-Range, where given, is exactly this validator.
 */
export function wantedOf(conditions: Conditions, etag: string, size: number): Wanted {
  if (conditions.ifNoneMatch !== null && names(conditions.ifNoneMatch, etag)) return { kind: 'unchanged' };
  if (conditions.range === null) return { kind: 'whole' };
  if (conditions.ifRange !== null && conditions.ifRange.trim() !== etag) return { kind: 'whole' };
  return rangeOf(conditions.range, size);
}

/** Reads the conditions of a request. */
export function conditionsOf(headers: Headers): Conditions {
  return {
    range: headers.get('range'),
    ifRange: headers.get('if-range'),
    ifNoneMatch: headers.get('if-none-match'),
  };
}
