import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

/** Asks for the address of the visitor who stays. */
export function MergeSearch({ action, email }: { action: string; email: string }) {
  return (
    <form action={action} method="get" aria-label="Other visitor" className="flex flex-col gap-3">
      <TextField
        name="email"
        type="email"
        label="Into the visitor with this address"
        hint="The address that stays. Its owner must have confirmed it."
        defaultValue={email}
        required
        maxLength={254}
        dir="ltr"
      />
      <Button type="submit" className="self-start">
        Show what will happen
      </Button>
    </form>
  );
}
