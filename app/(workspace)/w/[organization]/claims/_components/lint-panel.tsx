import type { LintFinding, LintKind } from '#lib/claim/lint.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Badge, type Tone } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';

const kinds: Readonly<Record<LintKind, { label: string; tone: Tone }>> = {
  contradiction: { label: 'Contradiction', tone: 'danger' },
  vague: { label: 'Vague', tone: 'warning' },
  'measure-missed': { label: 'Measure not kept', tone: 'danger' },
  'measure-unbacked': { label: 'Measure without control', tone: 'warning' },
  'control-without-evidence': { label: 'No evidence', tone: 'warning' },
};

type Finding = LintFinding & { texts: readonly string[] };

/** What to look at before anybody else does; nothing where nothing is. */
export function LintPanel({
  organization,
  findings,
}: {
  organization: string;
  findings: readonly Finding[];
}) {
  if (findings.length === 0) return null;
  return (
    <details className="mb-5 rounded-lg border bg-surface">
      <summary className="cursor-pointer px-4 py-3 font-semibold">
        {formatPlural(findings.length, 'thing')} to look at
      </summary>
      <ul className="max-h-96 divide-y overflow-y-auto border-t">
        {findings.map(({ kind, claimIds, texts, sentence }) => (
          <li key={`${kind} ${claimIds.join(' ')}`} className="px-4 py-2.5">
            <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
              <Badge tone={kinds[kind].tone}>{kinds[kind].label}</Badge>
              <span dir="auto" className="wrap-anywhere min-w-0 flex-1 basis-64">
                {sentence}
              </span>
            </p>
            <ul className="mt-1 flex flex-col gap-0.5 text-xs">
              {claimIds.map((id, index) => (
                <li key={id} dir="auto" className="wrap-anywhere">
                  <TextLink href={workspacePaths.claim(organization, id)}>{texts[index]}</TextLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
