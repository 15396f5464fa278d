'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useRef } from 'react';
import { Avatar } from '../ui/avatar';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu';

/** The signed-in member as the shell shows them. */
export type ShellMember = { name: string; email: string };

type MemberMenuProps = {
  member: ShellMember;
  links: readonly { label: string; href: string }[];
  /** Where signing out is posted to. */
  signOutAction: string;
};

/** Who is signed in, their own pages, and the way out. */
export function MemberMenu({ member, links, signOutAction }: MemberMenuProps) {
  const signOut = useRef<HTMLFormElement>(null);
  return (
    <>
      <form ref={signOut} method="post" action={signOutAction} hidden />
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className="flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-sunken"
          >
            <Avatar name={member.name} size="sm" />
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {member.name}
            </span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
          </button>
        }
      >
        <MenuLabel>{member.email}</MenuLabel>
        {links.map((link) => (
          <MenuItem key={link.href} href={link.href}>
            {link.label}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => signOut.current?.submit()}>Sign out</MenuItem>
      </Menu>
    </>
  );
}
