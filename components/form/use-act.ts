'use client';

import { useTransition } from 'react';
import { useToast } from '../ui/toast';
import type { ActionState } from './action-state';

/** Runs acts that need no form (move, archive): tells how they went, and whether one is on its way. */
export function useAct(): { pending: boolean; act: (run: () => Promise<ActionState>) => void } {
  const [pending, startTransition] = useTransition();
  const toast = useToast();
  const act = (run: () => Promise<ActionState>) =>
    startTransition(async () => {
      const { ok, message } = await run();
      if (message) toast(message, ok ? 'positive' : 'danger');
    });
  return { pending, act };
}
