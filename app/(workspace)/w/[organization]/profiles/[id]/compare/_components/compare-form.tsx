import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/text-field';

type Side = { profileId: string; asOf: string | null };
type Props = { left: Side; right: Side; today: string; profiles: readonly { id: string; name: string }[] };

/** Chooses what to compare; a plain form, so the address says it. */
export function CompareForm({ left, right, today, profiles }: Props) {
  return (
    <form method="get" className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
      <TextField
        name="on"
        label="This profile as of"
        type="date"
        max={today}
        defaultValue={left.asOf ?? ''}
        optionalNote="or now"
        className="w-44"
      />
      <SelectField
        name="with"
        label="Compared with"
        required
        defaultValue={right.profileId}
        options={profiles.map(({ id, name }) => ({
          value: id,
          label: id === left.profileId ? `${name} (this one)` : name,
        }))}
        className="w-64"
      />
      <TextField
        name="to"
        label="As of"
        type="date"
        max={today}
        defaultValue={right.asOf ?? ''}
        optionalNote="or now"
        className="w-44"
      />
      <Button type="submit" variant="primary">
        Compare
      </Button>
    </form>
  );
}
