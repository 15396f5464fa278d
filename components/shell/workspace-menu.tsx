'use client';

import { Menu as MenuIcon, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button';
import { type NavGroup, WorkspaceNav } from './workspace-nav';

/** The navigation on a phone: a button that opens it from the side. */
export function WorkspaceMenu({ groups, footer }: { groups: readonly NavGroup[]; footer: ReactNode }) {
  const path = usePathname();
  // Open on the page where it was opened: it stays until the next page is there, and then is closed.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const setOpen = (open: boolean) => setOpenAt(open ? path : null);
  return (
    <Radix.Root open={openAt === path} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <Button variant="ghost" size="icon" aria-label="Open menu">
          <MenuIcon aria-hidden />
        </Button>
      </Radix.Trigger>
      <Radix.Portal>
        <div data-modal className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] flex-col border-e bg-canvas p-3"
        >
          <div className="mb-3 flex items-center justify-between ps-2">
            <Radix.Title className="font-semibold">Menu</Radix.Title>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close menu">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          <div className="-mx-3 min-h-0 flex-1 overflow-y-auto px-3 pb-3">
            <WorkspaceNav groups={groups} onStay={() => setOpen(false)} />
          </div>
          <div className="-mx-3 border-t px-3 pt-3">{footer}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
