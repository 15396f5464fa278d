import type { MappingOrigin } from '#lib/control/schema.ts';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { NameRequirements } from './name-requirements';
import { UnmapButton } from './unmap-button';

/** A requirement that a control is mapped to. */
export type Mapping = {
  id: string;
  identifier: string;
  title: string;
  wording: string;
  withdrawn: boolean;
  origin: string;
  framework: { id: string; title: string; version: string };
};

type Props = {
  organization: string;
  controlId: string;
  requirements: readonly Mapping[];
  editable: boolean;
};

const origins: Readonly<Partial<Record<MappingOrigin, string>>> = {
  crosswalk: 'by crosswalk',
  template: 'from the library',
  import: 'imported',
  proposal: 'proposed',
};

const originOf = (origin: string) => Object.entries(origins).find(([name]) => name === origin)?.[1];

/** The requirements that a control answers, framework by framework. */
export function ControlMappings({ organization, controlId, requirements, editable }: Props) {
  const frameworks = Map.groupBy(requirements, ({ framework }) => framework.id);
  return (
    <Panel title="Requirements" description="What this control answers in each framework." padded={false}>
      {frameworks.size === 0 && (
        <p className="p-4 text-ink-muted">It is not mapped to any requirement yet.</p>
      )}
      {[...frameworks.values()].map((mapped) => (
        <section key={mapped[0]?.framework.id} className="border-b px-4 py-3 last:border-b-0">
          <h3 className="mb-1.5 font-medium text-ink-muted text-xs">
            <bdi>{mapped[0]?.framework.title}</bdi> {mapped[0]?.framework.version}
          </h3>
          <ul className="flex flex-col gap-1">
            {mapped.map((one) => (
              <li key={one.id} className="flex items-start gap-3">
                <span className="w-24 shrink-0 font-medium tabular-nums">
                  <bdi>{one.identifier}</bdi>
                </span>
                <span dir="auto" className="wrap-anywhere min-w-0 flex-1">
                  {one.title || one.wording}
                  {one.withdrawn && (
                    <Badge tone="warning" className="ms-2">
                      Withdrawn
                    </Badge>
                  )}
                  {originOf(one.origin) && (
                    <span className="ms-2 text-ink-muted text-xs">{originOf(one.origin)}</span>
                  )}
                </span>
                {editable && (
                  <UnmapButton
                    organization={organization}
                    controlId={controlId}
                    requirementId={one.id}
                    identifier={one.identifier}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {editable && <NameRequirements organization={organization} controlId={controlId} />}
    </Panel>
  );
}
