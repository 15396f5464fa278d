'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copyable';
import { Panel } from '../ui/panel';
import { forgetTyped, onTypedChange, storedTyped, typedOn } from './typed';

// Whoever has just loaded the page is led to it; whoever comes by later is not.
const justNow = 20_000;

/** What somebody typed into this page before they loaded it anew, to be copied into what is there now. */
export function TypedBefore() {
  const path = usePathname();
  const stored = useSyncExternalStore(onTypedChange, storedTyped, () => null);
  const before = typedOn(path, stored, Date.now());
  const panel = useRef<HTMLDivElement>(null);
  const isFresh = before !== null && Date.now() - before.at < justNow;
  useEffect(() => {
    if (!isFresh) return;
    window.history.scrollRestoration = 'auto';
    panel.current?.focus();
  }, [isFresh]);
  if (!before) return null;
  return (
    <div ref={panel} tabIndex={-1} className="mb-6 scroll-mt-20 rounded-lg">
      <Panel
        title="What you typed before"
        description="It is not saved. Copy what you want to keep into the page below, which is as it stands now."
        className="border-warning-line"
        actions={
          <Button size="sm" onClick={forgetTyped}>
            I am done with it
          </Button>
        }
      >
        <dl className="flex flex-col gap-4">
          {before.fields.map(({ label, value }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <div key={at}>
              <dt className="flex items-center gap-1 text-ink-muted text-xs">
                <span dir="auto">{label}</span>
                <CopyButton value={value} label={label} />
              </dt>
              <dd
                dir="auto"
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
                tabIndex={0}
                className="mt-1 max-h-64 overflow-y-auto whitespace-pre-wrap wrap-anywhere rounded-md bg-sunken px-3 py-2"
              >
                {value}
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}
