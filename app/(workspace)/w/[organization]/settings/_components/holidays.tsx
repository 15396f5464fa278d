'use client';

import { useRef, useState } from 'react';
import { readHolidays } from '#lib/setting/holidays.ts';
import { FormTextareaField } from '@/components/form/fields';
import { Button } from '@/components/ui/button';

/** A calendar of a country is a few kilobytes. */
const mostBytes = 5_000_000;

/** The holidays one on a line; more of them from a calendar file or a table, to be looked at before they are saved. */
export function Holidays({ defaultValue, today }: { defaultValue: readonly string[]; today: string }) {
  const [days, setDays] = useState(defaultValue.join('\n'));
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const found = chosen.size > mostBytes ? [] : readHolidays(await chosen.text(), today);
    const known = days.split(/\s+/).filter(Boolean);
    const fresh = found.filter((day) => !known.includes(day));
    setDays([...known, ...fresh].toSorted().join('\n'));
    setSaid(
      found.length === 0
        ? 'This file names no day from today on. A calendar file (.ics) or a table with days like 2026-12-25 does.'
        : `${fresh.length} of ${found.length} days are new. Look at them, then save.`,
    );
  };
  return (
    <>
      <FormTextareaField
        name="holidays"
        label="Days"
        hint="One on a line, like 2026-12-25."
        rows={8}
        dir="ltr"
        value={days}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <div>
        <input
          ref={file}
          type="file"
          accept=".ics,.csv,text/calendar,text/csv"
          aria-label="Calendar file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button size="sm" onClick={() => file.current?.click()}>
          Add from a calendar file
        </Button>
        <p role="status" className="mt-2 text-[0.857em] text-ink-muted">
          {said}
        </p>
      </div>
    </>
  );
}
