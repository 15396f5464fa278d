'use client';

import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/text-field';
import { sectionsOf } from './review-list';

const limits = [0.9, 0.8, 0.7, 0.6, 0.5] as const;

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  proposals: readonly ReviewProposal[];
  said: Readonly<Record<string, string>>;
  onAccept: (least: number) => void;
  onDrop: (section: string) => void;
};

/** Decides many at once: all that are sure enough, or all of a section. */
export function ManyDialog({ open, onOpenChange, proposals, said, onAccept, onDrop }: Props) {
  const [least, setLeast] = useState<number>(limits[1]);
  const sections = sectionsOf(proposals).filter((one) => one.open > 0);
  const [chosen, setChosen] = useState('');
  const section = sections.find((one) => one.section === chosen) ?? sections[0];
  const sure = proposals.filter(
    ({ id, decision, confidence }) => decision === null && confidence >= least && !said[id],
  ).length;
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="md"
      title="Decide many at once"
      description="Each can be undone by itself. What a claim says already is not accepted again."
    >
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-end gap-3">
          <SelectField
            name="least"
            label="Accept what is at least this sure"
            className="min-w-48 flex-1"
            optionalNote=""
            value={String(least)}
            options={limits.map((value) => ({ value: String(value), label: `${Math.round(value * 100)} %` }))}
            onChange={(event) => setLeast(Number(event.target.value))}
          />
          <Button
            variant="primary"
            disabled={sure === 0}
            onClick={() => {
              onAccept(least);
              close();
            }}
          >
            Accept {formatPlural(sure, 'proposal', 'proposals')}
          </Button>
        </div>
        {section && (
          <div className="flex flex-wrap items-end gap-3">
            <SelectField
              name="section"
              label="Drop what is open in a section"
              className="min-w-48 flex-1"
              optionalNote=""
              value={section.section}
              options={sections.map((one) => ({
                value: one.section,
                label: `${one.section} (${one.open})`,
              }))}
              onChange={(event) => setChosen(event.target.value)}
            />
            <Button
              onClick={() => {
                onDrop(section.section);
                close();
              }}
            >
              Drop {formatPlural(section.open, 'proposal', 'proposals')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
