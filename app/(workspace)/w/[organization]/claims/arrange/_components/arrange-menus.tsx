'use client';

import { Ellipsis } from 'lucide-react';
import type { Move } from '#lib/order.ts';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';

type AreaMenuProps = {
  title: string;
  onRename: () => void;
  onDescribe: () => void;
  onMove: (move: Move) => void;
};

/** What can be done with an area. */
export function AreaMenu({ title, onRename, onDescribe, onMove }: AreaMenuProps) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={`Actions for the area ${title}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={onDescribe}>Describe</MenuItem>
      <MenuItem onSelect={onRename}>Rename</MenuItem>
      <MenuItem onSelect={() => onMove('up')}>Move up</MenuItem>
      <MenuItem onSelect={() => onMove('down')}>Move down</MenuItem>
    </Menu>
  );
}

type ClaimMenuProps = {
  text: string;
  onEdit: () => void;
  onMove: (move: Move) => void;
  onArchive: () => void;
};

/** What can be done with a claim. */
export function ClaimMenu({ text, onEdit, onMove, onArchive }: ClaimMenuProps) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={`Actions for: ${text.slice(0, 80)}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={onEdit}>Edit</MenuItem>
      <MenuItem onSelect={() => onMove('first')}>Move to the top</MenuItem>
      <MenuItem onSelect={() => onMove('up')}>Move up</MenuItem>
      <MenuItem onSelect={() => onMove('down')}>Move down</MenuItem>
      <MenuItem tone="danger" onSelect={onArchive}>
        Archive
      </MenuItem>
    </Menu>
  );
}
