import type { ColumnMeta } from './features';

/** A column's name in words: its label, else its heading if that is a word, else its id. */
export function columnLabel(column: { header?: unknown; meta?: ColumnMeta }, id: string): string {
  return column.meta?.label ?? (typeof column.header === 'string' ? column.header : id);
}
