import type { FrameworkImportView } from '#lib/framework/draft-queries.ts';
import { type ColumnRole, columnRoles } from '#lib/framework/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel } from '@/components/ui/panel';
import { mapImportAction } from '../../../actions';

type Props = { organization: string; draftId: string; table: NonNullable<FrameworkImportView['table']> };

const labels: Readonly<Record<ColumnRole, string>> = {
  identifier: 'Identifier',
  parent: 'Parent',
  kind: 'Level',
  title: 'Title',
  wording: 'Wording',
  status: 'Status (active or withdrawn)',
  successors: 'What took its place',
};

/** Which column means what, and which framework the table is. */
export function MapColumns({ organization, draftId, table }: Props) {
  const { headings, examples, mapping, identity } = table;
  const options = headings.map((heading, index) => {
    const example = examples.map((cells) => cells[index]?.trim()).find(Boolean);
    const name = heading || `Column ${index + 1}`;
    return { value: String(index), label: example ? `${name} (${example.slice(0, 30)})` : name };
  });
  return (
    <Panel
      title="What the columns mean"
      description="Guessed from the headings. Choose others where that is wrong."
    >
      <ActionForm action={mapImportAction.bind(null, organization, draftId)}>
        <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
          <FormTextField name="title-of" label="Framework" defaultValue={identity.title} required />
          <FormTextField name="key" label="Key" hint="Like nist-csf" defaultValue={identity.key} required />
          <FormTextField name="version" label="Version" defaultValue={identity.version} required />
          {columnRoles.map((role) => (
            <FormSelectField
              key={role}
              name={role}
              label={labels[role]}
              defaultValue={String(mapping?.[role] ?? '')}
              options={[{ value: '', label: 'No column' }, ...options]}
            />
          ))}
        </div>
        <FormActions>
          <SubmitButton variant="secondary">Read again</SubmitButton>
        </FormActions>
      </ActionForm>
    </Panel>
  );
}
