'use client';

import { formatNumber, formatPlural } from '#lib/format.ts';
import type { ImportedPolicy } from '#lib/policy-import/import-queries.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { type PlaceholderField, PlaceholderFields } from '../../../_components/placeholder-fields';
import { discardPolicyImportAction, importPoliciesAction } from '../../actions';
import { ImportedLine } from './imported-line';

type Props = {
  organization: string;
  draftId: string;
  policies: readonly ImportedPolicy[];
  /** Beyond these so many more are not shown; then all that can be taken are. */
  more: number;
  placeholders: readonly PlaceholderField[];
  owners: readonly { id: string; name: string }[];
};

/** Chooses which policies come in, who owns them, and what fills their placeholders. */
export function ImportChoice({ organization, draftId, policies, more, placeholders, owners }: Props) {
  const { act, pending } = useAct();
  const possible = policies.filter(({ state }) => state === 'new' || state === 'changed').length + more;
  return (
    <ActionForm action={importPoliciesAction.bind(null, organization, draftId)}>
      {placeholders.length > 0 && (
        <Panel title="What the texts leave open">
          <p className="mb-4 text-ink-muted">
            Filled in once for all files. What you leave empty stays in the drafts, which cannot be published
            before.
          </p>
          <PlaceholderFields fields={placeholders} />
        </Panel>
      )}
      <Panel title={formatPlural(policies.length + more, 'policy', 'policies')} padded={false}>
        <ul className="divide-y">
          {policies.map((policy) => (
            <li key={policy.path}>
              <ImportedLine policy={policy} />
            </li>
          ))}
          {more > 0 && (
            <li className="px-4 py-3 text-ink-muted">
              <input type="hidden" name="all" value="on" />
              And {formatNumber(more)} more. All of them that have no problem are imported.
            </li>
          )}
        </ul>
      </Panel>
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
        <FormSelectField
          name="ownerId"
          label="Owner of new policies"
          placeholder="As the files say, or nobody"
          defaultValue=""
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions>
          {possible > 0 && <SubmitButton>Import the chosen</SubmitButton>}
          <Button
            pending={pending}
            onClick={() => act(() => discardPolicyImportAction(organization, draftId))}
          >
            Discard
          </Button>
        </FormActions>
      </div>
    </ActionForm>
  );
}
