import { FormDateField, FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';

type Props = {
  owners: readonly { id: string; name: string }[];
  task?: { title: string; description: string; ownerId: string | null; dueOn: string | null };
};

/** What is to be done, by whom and by when. */
export function TaskFields({ owners, task }: Props) {
  return (
    <>
      <FormTextField name="title" label="Title" required maxLength={200} defaultValue={task?.title} />
      <FormTextareaField name="description" label="Description" rows={3} defaultValue={task?.description} />
      <FormSelectField
        name="ownerId"
        label="Owner"
        placeholder="Nobody yet"
        defaultValue={task?.ownerId ?? ''}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormDateField name="dueOn" label="Due" defaultValue={task?.dueOn ?? ''} />
    </>
  );
}
