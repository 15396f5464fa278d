'use client';

import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Menu, MenuItem } from '../ui/menu';

/** One line of a row's menu. */
export type RowAction = {
  label: string;
  icon?: ReactNode;
  tone?: 'neutral' | 'danger';
  /** Why it is not possible in this state. */
  disabledReason?: string | null;
} & ({ href: string; onSelect?: never } | { onSelect: () => void; href?: never });

/** The menu at the end of a row; nothing when there is nothing to do. */
export function RowActions({ label, actions }: { label: string; actions: readonly RowAction[] }) {
  if (actions.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={`Actions for ${label}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {actions.map(({ label: text, ...action }) => (
        <MenuItem key={text} {...action}>
          {text}
        </MenuItem>
      ))}
    </Menu>
  );
}
