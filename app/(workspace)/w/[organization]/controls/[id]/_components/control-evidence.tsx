import type { MemberActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { listEvidence } from '#lib/evidence/queries.ts';
import { listEvidenceRequirements } from '#lib/evidence-requirement/queries.ts';
import { listMembers } from '#lib/member/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { page } from '@/app/_request/edge';
import { DropEvidence } from '@/components/evidence/drop-evidence';
import { EvidenceLine } from '@/components/evidence/evidence-line';
import { EvidenceStatus } from '@/components/evidence/evidence-status';
import { LinkButton } from '@/components/ui/link-button';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { EvidenceRequirements } from './evidence-requirements';

type EvidenceProps = { organization: string; actor: MemberActor; controlId: string; open: boolean };

const mostShown = 10;

/** What proves a control: what is asked for, what was brought, and where files are dropped. `open`: not archived. */
export async function ControlEvidence({ organization, actor, controlId, open }: EvidenceProps) {
  const editable = open && may(actor, 'evidence:change');
  const { today, rows } = await page(listEvidenceRequirements(actor, { controlId }));
  const brought = await page(listEvidence(actor, { sort: 'collectedOn', filters: { control: controlId } }));
  const members = editable ? await page(listMembers(actor, {})) : [];
  const present = members
    .filter(({ state }) => state !== 'removed')
    .map(({ id, name }) => ({ value: id, label: name }));
  const everything = `${workspacePaths.evidence(organization)}?control=${controlId}`;
  return (
    <>
      <EvidenceRequirements
        organization={organization}
        controlId={controlId}
        today={today}
        rows={rows}
        members={present}
        editable={editable}
      />
      <Panel
        title="Evidence"
        padded={false}
        actions={
          editable && (
            <LinkButton size="sm" href={workspacePaths.addEvidence(organization, { control: controlId })}>
              Add link or record
            </LinkButton>
          )
        }
      >
        {brought.rows.length === 0 && <p className="p-4 text-ink-muted">Nothing proves this control yet.</p>}
        <ul className="divide-y">
          {brought.rows.slice(0, mostShown).map((row) => (
            <EvidenceLine
              key={row.id}
              href={workspacePaths.evidenceItem(organization, row.id)}
              title={row.title}
            >
              <span className="flex flex-wrap items-center gap-3">
                <EvidenceStatus state={row.state} selfReviewed={row.selfReviewed} />
                <span className="text-ink-muted text-xs">
                  <Time value={row.collectedOn} precision="day" />
                </span>
              </span>
            </EvidenceLine>
          ))}
        </ul>
        {brought.count > mostShown && (
          <p className="border-t px-4 py-2.5">
            <PageLink href={everything} className="text-accent-text hover:underline">
              All evidence of this control
            </PageLink>
          </p>
        )}
        {editable && (
          <div className="border-t p-4">
            <DropEvidence
              uploadsUrl={workspacePaths.evidenceUploads(organization)}
              controlId={controlId}
              evidenceRequirementId={rows.length === 1 ? (rows[0]?.id ?? null) : null}
              today={today}
            />
          </div>
        )}
      </Panel>
    </>
  );
}
