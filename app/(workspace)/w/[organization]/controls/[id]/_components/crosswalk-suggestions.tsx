'use client';

import type { Suggestion } from '#lib/crosswalk/queries.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel } from '@/components/ui/panel';
import { mapControlAction } from '../../actions';

type Props = { organization: string; controlId: string; suggestions: readonly Suggestion[] };

/** What a control likely covers besides, by crosswalk: accepted together or one by one. */
export function CrosswalkSuggestions({ organization, controlId, suggestions }: Props) {
  const frameworks = Map.groupBy(suggestions, ({ framework }) => framework);
  return (
    <Panel
      title="Likely covered as well"
      description="Followed from its requirements by crosswalk. Choose what it really answers."
    >
      <ActionForm
        action={mapControlAction.bind(null, organization, controlId, 'crosswalk')}
        className="gap-4"
      >
        {[...frameworks].map(([framework, members]) => (
          <details key={framework} className="rounded-md border">
            <summary className="cursor-pointer px-3 py-2 font-medium">
              <bdi>{framework}</bdi> <span className="text-ink-muted">({members.length})</span>
            </summary>
            <ul className="border-t py-1">
              {members.map((one) => (
                <li key={one.requirementId}>
                  <label className="flex items-start gap-2.5 px-3 py-1.5 hover:bg-sunken">
                    <input
                      type="checkbox"
                      name="requirementIds"
                      value={one.requirementId}
                      className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
                    />
                    <span className="min-w-0">
                      <bdi className="me-2 font-medium">{one.identifier}</bdi>
                      <bdi>{one.title || one.wording}</bdi>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        ))}
        <div>
          <SubmitButton variant="secondary">Map the chosen</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
