'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { classes } from './classes';

/** Copies `value`; `label` says what that is. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${label}`}
        onClick={copy}
        onBlur={() => setCopied(false)}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-muted hover:bg-sunken hover:text-ink pointer-coarse:size-9"
      >
        {copied ? <Check className="size-3.5 text-positive" /> : <Copy className="size-3.5" />}
      </button>
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}

/** A code, hash or link in monospace with a button that copies it. */
export function Copyable({ value, label, className }: { value: string; label: string; className?: string }) {
  return (
    <span className={classes('inline-flex max-w-full items-center gap-1', className)}>
      <code className="truncate rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs">{value}</code>
      <CopyButton value={value} label={label} />
    </span>
  );
}
