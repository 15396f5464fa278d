import { z } from 'zod';
import type { SearchParams } from '@/components/table/list-params';

const day = z.iso.date();

/** The day that an address asks for, or null: today and what is no day are now. */
export function dayIn(query: SearchParams, name = 'on'): string | null {
  const parsed = day.safeParse(query[name]);
  return parsed.success ? parsed.data : null;
}
