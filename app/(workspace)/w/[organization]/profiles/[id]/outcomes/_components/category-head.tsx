'use client';

import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import { priorities, priorityLabels, tierInWords, tierOf, tiers } from '#lib/profile/tiers.ts';
import { tableRoles } from '@/components/table/table-roles';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/choice-field';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/text-field';
import type { GridLine, GridSet } from './grid-line';

type Props = {
  category: { identifier: string; title: string };
  lines: readonly GridLine[];
  editable: boolean;
  onSet: (changes: readonly { id: string; set: GridSet }[]) => void;
};

const asItIs = 'Leave as it is';

/** The row above a category's outcomes, from which all of them can be set at once. */
export function CategoryHead({ category, lines, editable, onSet }: Props) {
  const [open, setOpen] = useState(false);
  const { identifier, title } = category;
  const included = lines.filter((line) => line.included);
  const apply = (form: FormData) => {
    const common: GridSet = {};
    const current = tierOf(Number(form.get('currentTier')));
    const target = tierOf(Number(form.get('targetTier')));
    const priority = priorities.find((one) => one === form.get('priority'));
    if (current) common.currentTier = current;
    if (target) common.targetTier = target;
    if (priority) common.priority = priority;
    const accept = form.get('accept') === 'on';
    const changes = included.flatMap((line) => {
      const own: GridSet = accept && line.suggestion ? { currentTier: line.suggestion.tier } : {};
      const set = { ...common, ...own };
      return Object.keys(set).length > 0 ? [{ id: line.id, set }] : [];
    });
    setOpen(false);
    if (changes.length > 0) onSet(changes);
  };
  const tierChoices = tiers.map((tier) => ({ value: String(tier), label: tierInWords(tier) }));
  return (
    <tr {...tableRoles.row} className="bg-canvas max-md:block">
      <th
        {...tableRoles.rowHeading}
        scope="rowgroup"
        colSpan={6}
        className="px-4 py-1.5 text-start max-md:block"
      >
        <span className="flex items-center justify-between gap-3">
          <span dir="auto" className="wrap-anywhere font-medium">
            {identifier} <bdi>{title}</bdi>
          </span>
          {editable && included.length > 0 && (
            <Button
              size="sm"
              variant="ghost"
              aria-label={`Set all of ${identifier}`}
              onClick={() => setOpen(true)}
            >
              Set all
            </Button>
          )}
        </span>
        <Dialog
          open={open}
          onOpenChange={setOpen}
          title={`Set all of ${identifier}`}
          description={`${formatPlural(included.length, 'outcome', 'outcomes')} of ${title}. What you leave stays as it is.`}
        >
          <form
            className="flex flex-col gap-4 font-normal"
            onSubmit={(event) => {
              event.preventDefault();
              apply(new FormData(event.currentTarget));
            }}
          >
            <SelectField name="currentTier" label="Current tier" placeholder={asItIs} options={tierChoices} />
            <CheckboxField
              name="accept"
              label="Accept what the controls say"
              hint="Where controls speak for a tier it becomes the current one, whatever is chosen above."
            />
            <SelectField name="targetTier" label="Target tier" placeholder={asItIs} options={tierChoices} />
            <SelectField
              name="priority"
              label="Priority"
              placeholder={asItIs}
              options={priorities.map((one) => ({ value: one, label: priorityLabels[one] }))}
            />
            <DialogActions>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button variant="primary" type="submit">
                Set {formatPlural(included.length, 'outcome', 'outcomes')}
              </Button>
            </DialogActions>
          </form>
        </Dialog>
      </th>
    </tr>
  );
}
