'use client';

import { ListFilter, Search } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, type RefObject, useRef, useState, useTransition } from 'react';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { useShowPending } from '../ui/pending';
import type { Option } from '../ui/text-field';
import { hrefWith } from './list-params';

/** A choice that narrows a list; `name` is its parameter in the URL. */
export type Filter = { name: string; label: string; options: readonly Option[] };

type ToolbarProps = {
  /** "Search name, e-mail or company"; absent where the list cannot be searched. */
  searchLabel?: string;
  searchRef: RefObject<HTMLInputElement | null>;
  filters: readonly Filter[];
  tools: ReactNode;
};

const typingPause = 250;
const fewFilters = 2;

/** Search and filters above a list: a GET form, which script sends by itself after a pause in typing. */
export function TableToolbar({ searchLabel, searchRef, filters, tools }: ToolbarProps) {
  const query = useSearchParams();
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();
  useShowPending(pending);
  const go = (name: string, value: string) => {
    startTransition(() =>
      router.replace(hrefWith(window.location.search, { [name]: value }), { scroll: false }),
    );
  };
  const [open, setOpen] = useState(false);
  // A phone shows them when they are asked for: many would push the list out of sight.
  const folded = filters.length > fewFilters && !filters.some(({ name }) => query.has(name));
  const kept = ['sort'].flatMap((name) => query.get(name) ?? []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form with this role needs no element around it
    <form
      role="search"
      aria-busy={pending}
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        go('q', searchRef.current?.value ?? '');
      }}
    >
      {kept.map((value) => (
        <input key={value} type="hidden" name="sort" value={value} />
      ))}
      {searchLabel && (
        <div className="relative min-w-48 flex-1 sm:max-w-80">
          <Search
            aria-hidden
            className={classes(
              'pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-faint',
              pending && 'animate-pulse',
            )}
          />
          <input
            ref={searchRef}
            type="search"
            name="q"
            dir="auto"
            aria-label={searchLabel}
            placeholder={searchLabel}
            defaultValue={query.get('q') ?? ''}
            onChange={(event) => {
              clearTimeout(timer.current);
              timer.current = setTimeout(go, typingPause, 'q', event.target.value);
            }}
            className="control h-8 ps-8 pe-2.5 pointer-coarse:h-10 pointer-coarse:text-base"
          />
        </div>
      )}
      {folded && (
        <Button className="sm:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ListFilter aria-hidden /> Narrow
        </Button>
      )}
      {filters.map((filter) => (
        <select
          key={filter.name}
          name={filter.name}
          aria-label={filter.label}
          value={query.get(filter.name) ?? ''}
          onChange={(event) => go(filter.name, event.target.value)}
          className={classes(
            'control select-arrow h-8 w-auto max-w-56 appearance-none text-ellipsis ps-2.5 pe-7 pointer-coarse:h-10',
            folded && !open && 'max-sm:hidden',
            query.get(filter.name) && 'border-accent-text bg-accent-soft font-medium',
          )}
        >
          <option value="">{filter.label}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ))}
      <div className="ms-auto flex items-center gap-1.5">{tools}</div>
    </form>
  );
}
