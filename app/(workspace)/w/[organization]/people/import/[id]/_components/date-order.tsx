import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

type Order = 'day-first' | 'month-first' | null;

/** Asks how dates like 03/04/2026 are meant. */
export function DateOrder({ order }: { order: Order }) {
  return (
    <Callout tone={order ? 'info' : 'warning'} title="How are dates like 03/04/2026 written in this table?">
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton
          size="sm"
          href="?dates=day-first"
          variant={order === 'day-first' ? 'primary' : 'secondary'}
          aria-current={order === 'day-first' || undefined}
        >
          Day first: 3 April
        </LinkButton>
        <LinkButton
          size="sm"
          href="?dates=month-first"
          variant={order === 'month-first' ? 'primary' : 'secondary'}
          aria-current={order === 'month-first' || undefined}
        >
          Month first: 4 March
        </LinkButton>
      </div>
    </Callout>
  );
}
