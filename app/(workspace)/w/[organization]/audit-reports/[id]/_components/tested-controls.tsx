'use client';

import type { TestedControlRow } from '#lib/audit-report/part-schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { resultLooks, TestResultStatus } from '@/components/audit-report/test-result';
import { ControlChoice, type ControlOption } from '@/components/evidence/control-choice';
import { useProblem } from '@/components/form/action-form';
import { FormSelectField, FormTextField } from '@/components/form/fields';
import { TextLink } from '@/components/ui/text-link';
import { optionsOf } from '../../_components/labels';
import { PartPanel, type PartPlace } from './part-panel';

type TestedProps = PartPlace & { rows: readonly TestedControlRow[]; controls: readonly ControlOption[] };

/** Which of our controls the report tested, and what came of it. */
export function TestedControls({ rows, controls, ...place }: TestedProps) {
  const tested = new Set(rows.map(({ controlId }) => controlId));
  const left = controls.filter(({ id }) => !tested.has(id));
  return (
    <PartPanel
      {...place}
      part="control"
      title="Controls tested"
      description="Which of your controls the report speaks of, and what came of each test."
      empty="No control is named yet."
      addLabel="Add controls"
      rows={rows}
      nameOf={({ identifier }) => identifier}
      show={({ controlId, identifier, title, result, note }) => (
        <>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <TextLink href={workspacePaths.control(place.organization, controlId)}>
              <bdi>{identifier}</bdi> <bdi>{title}</bdi>
            </TextLink>
            <TestResultStatus result={result} />
          </p>
          {note && (
            <p dir="auto" className="text-ink-muted text-xs">
              {note}
            </p>
          )}
        </>
      )}
      fields={(row) => (
        <>
          {!row && <Choice controls={left} />}
          <FormSelectField
            name="result"
            label="Result"
            options={optionsOf(resultLooks)}
            defaultValue={row?.result ?? 'no-exception'}
          />
          <FormTextField name="note" label="Note" defaultValue={row?.note} maxLength={300} />
        </>
      )}
    />
  );
}

function Choice({ controls }: { controls: readonly ControlOption[] }) {
  return <ControlChoice controls={controls} chosen={[]} error={useProblem('controlIds')} />;
}
