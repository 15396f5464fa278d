import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  rowSelectionFeature,
  type TableOptions,
  tableFeatures,
} from '@tanstack/react-table';

/** What a column says about itself beyond its content. */
export type ColumnMeta = {
  /** The name under which the server sorts by it; makes the heading a link. */
  sort?: string;
  align?: 'start' | 'end';
  /** `narrow` never wraps and takes only what it needs; `modest` cuts what is long; `wide` takes much; `rest` whatever the others leave. */
  width?: 'narrow' | 'modest' | 'wide' | 'rest';
  /** Its name in the column menu and on phones, where the heading is not a plain word. */
  label?: string;
  /** Cannot be hidden. The first column never can. */
  fixed?: boolean;
  /** Hidden until the reader chooses it. */
  initiallyHidden?: boolean;
};

/** Only what the server does not do: which columns show, and which rows are chosen. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

/** The features of every list. */
export type Features = typeof features;

/** Columns of rows of one type, as `columnsOf<Row>().columns([...])` makes them. */
export type Columns<Row extends RowData> = TableOptions<Features, Row>['columns'];

/** Makes columns for rows of one type: `accessor(key, {...})`, `display({...})`, `columns([...])`. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<Features, Row>();
}
