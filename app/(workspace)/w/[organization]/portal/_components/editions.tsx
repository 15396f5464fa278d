import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

type Edition = {
  id: string;
  number: number;
  sha256: string;
  publishedAt: Date;
  withdrawnAt: Date | null;
};

/** Everything that was ever public, newest first, each named by the hash of its exact content. */
export function Editions({ editions }: { editions: readonly Edition[] }) {
  if (editions.length === 0) return null;
  return (
    <Panel title="Editions" description="Exactly what was public, from when. Kept for good." padded={false}>
      <ul className="max-h-96 divide-y overflow-y-auto">
        {editions.map(({ id, number, sha256, publishedAt, withdrawnAt }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2.5">
            <span className="w-24 font-medium tabular-nums">Edition {number}</span>
            <span>
              from <LocalTime value={publishedAt} />
              {withdrawnAt && (
                <>
                  {' '}
                  until taken offline <LocalTime value={withdrawnAt} />
                </>
              )}
            </span>
            <span className="wrap-anywhere font-mono text-ink-faint text-xs" title={sha256}>
              SHA-256 {sha256.slice(0, 16)}…
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
