'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { PageLink } from './page-link';

/** A menu that opens at `trigger` (one button). Not modal: a modal one injects styles, which the policy refuses. */
export function Menu({
  trigger,
  align = 'end',
  children,
}: {
  trigger: ReactNode;
  align?: 'start' | 'end';
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border bg-raised p-1 shadow-raised"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const item =
  'flex w-full cursor-default select-none items-start gap-2 rounded-sm px-2 py-1.5 text-left outline-none data-highlighted:bg-sunken data-disabled:text-ink-faint [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 pointer-coarse:py-2.5';

type MenuItemProps = {
  icon?: ReactNode;
  tone?: 'neutral' | 'danger';
  /** Why it cannot be chosen now, shown below the label. */
  disabledReason?: string | null;
  children: ReactNode;
} & ({ href: string; onSelect?: never } | { onSelect: () => void; href?: never });

/** One line of a menu: a link or an action. */
export function MenuItem({
  icon,
  tone = 'neutral',
  disabledReason,
  href,
  onSelect,
  children,
}: MenuItemProps) {
  const look = classes(item, tone === 'danger' && !disabledReason && 'text-danger');
  const content = (
    <>
      {icon}
      <span className="min-w-0">
        <span className="block">{children}</span>
        {disabledReason && <span className="block text-xs">{disabledReason}</span>}
      </span>
    </>
  );
  if (href !== undefined && !disabledReason) {
    return (
      <Radix.Item asChild className={look}>
        <PageLink href={href}>{content}</PageLink>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={look} disabled={Boolean(disabledReason)} onSelect={onSelect}>
      {content}
    </Radix.Item>
  );
}

type MenuCheckProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
};

/** A line of a menu that is on or off; the menu stays open. */
export function MenuCheck({ checked, onChange, disabled, children }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      className={item}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span aria-hidden className="inline-flex size-4 shrink-0">
        {checked && <Check />}
      </span>
      {children}
    </Radix.CheckboxItem>
  );
}

/** A heading within a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-ink-muted text-xs">{children}</Radix.Label>;
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 border-t" />;
}
