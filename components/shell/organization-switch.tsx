'use client';

import { ChevronsUpDown } from 'lucide-react';
import { Avatar } from '../ui/avatar';
import { Menu, MenuItem, MenuLabel } from '../ui/menu';

/** An organization as the shell shows it. */
export type ShellOrganization = { name: string; href: string };

type SwitchProps = { current: ShellOrganization; others: readonly ShellOrganization[] };

/** The organization whose workspace this is; a menu when the member belongs to several. */
export function OrganizationSwitch({ current, others }: SwitchProps) {
  if (others.length === 0) {
    return (
      <div className="flex min-w-0 items-center gap-2.5 p-1.5">
        <OrganizationName name={current.name} />
      </div>
    );
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-sunken"
        >
          <OrganizationName name={current.name} />
          <ChevronsUpDown aria-hidden className="ms-auto size-3.5 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <MenuLabel>Go to organization</MenuLabel>
      {others.map((other) => (
        <MenuItem key={other.href} href={other.href}>
          {other.name}
        </MenuItem>
      ))}
    </Menu>
  );
}

function OrganizationName({ name }: { name: string }) {
  return (
    <>
      <Avatar name={name} size="sm" square />
      <span dir="auto" className="min-w-0 truncate font-semibold">
        {name}
      </span>
    </>
  );
}
