import { workspacePaths } from '#lib/paths.ts';
import type { GroundControl } from '#lib/profile/suggestion.ts';
import { tierInWords } from '#lib/profile/tiers.ts';
import { HealthStatus } from '@/components/control/health-status';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

/** The controls that answer a subcategory, with how each stands. */
export function EntryControls({
  organization,
  controls,
}: {
  organization: string;
  controls: readonly GroundControl[];
}) {
  return (
    <Panel title="Controls" padded={false}>
      {controls.length === 0 && (
        <p className="px-4 py-3 text-ink-muted">
          No control is mapped to this outcome. Map one on the control’s own page.
        </p>
      )}
      <ul className="divide-y">
        {controls.map(({ id, identifier, title, tier, health }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <PageLink
              href={workspacePaths.control(organization, id)}
              className="wrap-anywhere min-w-0 underline-offset-4 hover:underline"
            >
              <bdi className="me-1.5 font-medium text-accent-text">{identifier}</bdi>
              <bdi>{title}</bdi>
            </PageLink>
            <span className="flex items-center gap-3 text-ink-muted text-xs">
              {tier !== null && <span>Tier {tierInWords(tier)}</span>}
              <HealthStatus health={health} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
