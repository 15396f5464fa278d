import { workspacePaths } from '#lib/paths.ts';
import type { Summary } from '#lib/proposal-page/summary-queries.ts';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

type Props = { organization: string; pageId: string; summary: Summary };

const kinds = { new: 'New', template: 'From the library', existing: 'Reused' } as const;

/** What the lint finds in the claims to come. */
export function SummaryLint({ organization, pageId, summary }: Props) {
  const ours = new Set(summary.claims.map(({ proposalId }) => proposalId));
  if (summary.lint.length === 0) return null;
  return (
    <Panel
      title="To look at before"
      description="None of this keeps you from committing; it shows on the list of claims as well."
      padded={false}
    >
      <ul className="divide-y">
        {summary.lint.map(({ kind, claimIds, texts, sentence }) => (
          <li key={`${kind} ${claimIds.join(' ')}`} className="px-4 py-2.5">
            <p dir="auto" className="wrap-anywhere">
              {sentence}
            </p>
            {claimIds.map((id, index) => (
              <p key={id} dir="auto" className="wrap-anywhere text-xs">
                <TextLink
                  href={
                    ours.has(id)
                      ? workspacePaths.proposalPage(organization, pageId, id)
                      : workspacePaths.claim(organization, id)
                  }
                >
                  {texts[index]}
                </TextLink>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Claims, controls and companies that would come. */
export function SummaryParts({ organization, pageId, summary }: Props) {
  const { claims, controls, subprocessors, known, contact } = summary;
  return (
    <>
      {controls.length > 0 && (
        <Panel title="Controls" padded={false}>
          <ul className="divide-y">
            {controls.map(({ kind, identifier, title, mapped, claims: count }) => (
              <li key={`${kind} ${identifier}`} className="px-4 py-2.5">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <bdi className="wrap-anywhere">
                    <span className="font-medium">{identifier}</span> {title}
                  </bdi>
                  <Badge tone={kind === 'existing' ? 'accent' : 'neutral'}>{kinds[kind]}</Badge>
                </p>
                <p className="wrap-anywhere text-ink-muted text-xs">
                  behind {count} {count === 1 ? 'claim' : 'claims'}
                  {mapped.length > 0 && `; maps ${mapped.join(', ')}`}
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {(subprocessors.length > 0 || known.length > 0 || contact) && (
        <Panel title="Companies and contact">
          {subprocessors.length > 0 && <p dir="auto">New subprocessors: {subprocessors.join(', ')}.</p>}
          {known.length > 0 && <p dir="auto">On your list already: {known.join(', ')}.</p>}
          {contact && <p dir="auto">The portal’s contact becomes {contact}.</p>}
        </Panel>
      )}
      {claims.length > 0 && (
        <Panel title="Claims" padded={false}>
          <ul className="divide-y">
            {claims.map(({ proposalId, section, text }) => (
              <li key={proposalId} className="px-4 py-2.5">
                <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                  {section}
                </p>
                <p dir="auto" className="wrap-anywhere">
                  <TextLink href={workspacePaths.proposalPage(organization, pageId, proposalId)}>
                    {text}
                  </TextLink>
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
