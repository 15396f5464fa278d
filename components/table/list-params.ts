/** What a list page lets its URL decide. A sort begins with "-" for descending. */
export type ListSpec<Sort extends string> = {
  sorts: readonly Sort[];
  defaultSort: Sort | `-${Sort}`;
  /** Allowed values for each filter. */
  filters?: Readonly<Record<string, readonly string[]>>;
};

/** The state of a list, read from its URL; anything unknown there is dropped, never an error. */
export type ListParams<Sort extends string> = {
  search: string | null;
  sort: Sort;
  descending: boolean;
  /** Cursors, at most one of the two. */
  after: string | null;
  before: string | null;
  filters: Readonly<Record<string, string>>;
};

/** As Next gives a page its query. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const longestSearch = 200;

/** Reads `?q=&sort=&after=&before=` and the filters of `spec`. */
export function listParams<Sort extends string>(spec: ListSpec<Sort>, query: SearchParams): ListParams<Sort> {
  const wanted = one(query.sort) ?? spec.defaultSort;
  const known = findSort(spec, wanted);
  const chosen = known ? wanted : spec.defaultSort;
  const after = one(query.after);
  return {
    search: one(query.q)?.trim().slice(0, longestSearch) || null,
    sort: known ?? findSort(spec, spec.defaultSort) ?? first(spec),
    descending: chosen.startsWith('-'),
    after,
    before: after ? null : one(query.before),
    filters: knownFilters(spec, query),
  };
}

function findSort<Sort extends string>(spec: ListSpec<Sort>, value: string): Sort | undefined {
  return spec.sorts.find((sort) => value === sort || value === `-${sort}`);
}

function first<Sort extends string>(spec: ListSpec<Sort>): Sort {
  const [sort] = spec.sorts;
  if (sort === undefined) throw new Error('A list needs at least one order.');
  return sort;
}

function knownFilters(spec: ListSpec<string>, query: SearchParams): Record<string, string> {
  const filters: Record<string, string> = {};
  for (const [name, values] of Object.entries(spec.filters ?? {})) {
    const value = one(query[name]);
    if (value && values.includes(value)) filters[name] = value;
  }
  return filters;
}

function one(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) || null;
}

/**
 * The relative link to the same page with some parameters changed; null takes one out. A change of anything but the
 * cursor goes back to the first page.
 */
export function hrefWith(
  query: string | URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(query);
  next.delete('after');
  next.delete('before');
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next.toString()}`;
}

/** The order as it stands in the URL: "name" or "-name". */
export function sortName(params: Pick<ListParams<string>, 'sort' | 'descending'>): string {
  return params.descending ? `-${params.sort}` : params.sort;
}
