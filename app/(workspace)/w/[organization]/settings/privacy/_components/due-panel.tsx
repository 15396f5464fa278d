import type { DueCounts } from '#lib/erasure/schema.ts';
import { formatPlural } from '#lib/format.ts';
import { Panel } from '@/components/ui/panel';

const kinds = [
  ['visitors', 'visitor', 'visitors'],
  ['persons', 'employee who left', 'employees who left'],
  ['requests', 'closed request', 'closed requests'],
  ['signatures', 'signature', 'signatures'],
  ['waivers', 'waiver', 'waivers'],
  ['mails', 'mail', 'mails'],
] as const;

const counted = (count: number, one: string, many: string) =>
  count >= 1000 ? `1,000 or more ${many}` : formatPlural(count, one, many);

/** What the next run would erase, by the settings as they were saved. */
export function DuePanel({ due }: { due: DueCounts }) {
  const some = kinds.filter(([kind]) => due[kind] > 0);
  return (
    <Panel title="At the next run" description="Within the hour, by the settings as they are saved.">
      {some.length === 0 ? (
        <p className="text-ink-muted">Nobody is due. Nothing would be erased.</p>
      ) : (
        <>
          <p>These would be erased for good:</p>
          <ul className="mt-2 list-disc ps-5">
            {some.map(([kind, one, many]) => (
              <li key={kind}>{counted(due[kind], one, many)}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
