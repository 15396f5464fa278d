import { MessageCircleQuestion } from 'lucide-react';
import type { EngagementSection } from '#lib/engagement/scope-queries.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { HealthStatus } from '@/components/control/health-status';
import { RevisionLine } from '@/components/engagement/revision-line';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

type SectionProps = {
  organization: string;
  engagementId: string;
  section: EngagementSection;
  /** Whether the reader may ask for more. */
  asks: boolean;
};

/** Requirements in their order, each with its controls, and beside a control the evidence of the period. */
export function SectionRequirements({ organization, engagementId, section, asks }: SectionProps) {
  const { requirements, inquiries } = section;
  const controls = new Map(section.controls.map((control) => [control.id, control]));
  if (requirements.length === 0)
    return (
      <Panel>
        <p className="text-ink-muted">This framework has no requirements.</p>
      </Panel>
    );
  return (
    <div className="flex flex-col gap-5">
      <p className="text-ink-muted text-xs">
        Health is that of {formatDate(new Date(section.asOf))}. Evidence is what was collected in the period,
        covers some of it, or was valid in it.
      </p>
      {requirements.map(({ id, identifier, title, controlIds }) => (
        <Panel
          key={id}
          padded={false}
          title={
            <>
              <bdi>{identifier}</bdi> <bdi className="font-normal">{title}</bdi>
            </>
          }
          actions={
            <>
              <OpenInquiries count={inquiries[id] ?? 0} />
              {asks && (
                <LinkButton
                  size="sm"
                  href={workspacePaths.ask(organization, engagementId, { requirement: id })}
                  aria-label={`Ask about ${identifier}`}
                >
                  <MessageCircleQuestion aria-hidden />
                  Ask
                </LinkButton>
              )}
            </>
          }
        >
          {controlIds.length === 0 && <p className="px-4 py-3 text-ink-muted">No control is mapped to it.</p>}
          <ul className="divide-y">
            {controlIds.flatMap((controlId) => {
              const control = controls.get(controlId);
              if (!control) return [];
              const href = workspacePaths.scopedControl(organization, engagementId, controlId);
              return [
                <li key={controlId} className="py-1.5">
                  <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-1.5">
                    <PageLink href={href} className="wrap-anywhere min-w-0 font-medium hover:underline">
                      <bdi>{control.identifier}</bdi> <bdi>{control.title}</bdi>
                    </PageLink>
                    <span className="flex flex-wrap items-center gap-3">
                      <OpenInquiries count={inquiries[controlId] ?? 0} />
                      {control.health ? (
                        <HealthStatus health={control.health} selfReviewed={control.selfReviewed} />
                      ) : (
                        <span className="text-ink-muted text-xs">Written down later</span>
                      )}
                    </span>
                  </div>
                  {control.revisions.length === 0 ? (
                    <p className="px-4 pb-2 text-warning">No evidence of this period.</p>
                  ) : (
                    <ul className="mx-4 mb-2 divide-y rounded-md border bg-canvas">
                      {control.revisions.map((revision) => (
                        <RevisionLine
                          key={revision.id}
                          organization={organization}
                          engagementId={engagementId}
                          revision={revision}
                        />
                      ))}
                      {control.total > control.revisions.length && (
                        <li className="px-4 py-2">
                          <PageLink href={href} className="text-accent-text hover:underline">
                            All {control.total} pieces of evidence
                          </PageLink>
                        </li>
                      )}
                    </ul>
                  )}
                </li>,
              ];
            })}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

function OpenInquiries({ count }: { count: number }) {
  return count > 0 && <Badge tone="info">{formatPlural(count, 'inquiry', 'inquiries')}</Badge>;
}
