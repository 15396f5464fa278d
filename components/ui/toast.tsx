'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

type Toast = { id: number; tone: 'positive' | 'danger'; message: string };
type Show = (message: string, tone?: Toast['tone']) => void;

const ToastContext = createContext<Show>(() => {});
const shownFor = 6000;

/** Holds the toasts of the pages below it; the workspace shell has one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(0);
  const close = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const show = useCallback<Show>(
    (message, tone = 'positive') => {
      nextId.current += 1;
      const id = nextId.current;
      setToasts((now) => [...now.slice(-2), { id, tone, message }]);
      // What went wrong stays until it is closed: it must be readable at any speed (WCAG 2.2.1).
      if (tone === 'positive') setTimeout(close, shownFor, id);
    },
    [close],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-end gap-2 sm:left-auto sm:w-96"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </div>
    </ToastContext>
  );
}

/** `show(message)` after an act that worked, `show(message, 'danger')` after one that did not. */
export function useToast(): Show {
  return useContext(ToastContext);
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const good = toast.tone === 'positive';
  return (
    <div className="pointer-events-auto flex w-full items-start gap-2.5 rounded-lg border bg-raised px-3.5 py-3 shadow-raised">
      {good ? (
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />
      ) : (
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      )}
      <p dir="auto" className="wrap-anywhere min-w-0 flex-1">
        {toast.message}
      </p>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={onClose}
        className="-m-1 inline-flex size-7 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
