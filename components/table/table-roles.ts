/**
 * The roles that tables have by nature, said in words: on a phone the rows are laid out as cards, and taking a table's
 * display takes its roles too.
 */
export const tableRoles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  heading: { role: 'columnheader' },
  rowHeading: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;
