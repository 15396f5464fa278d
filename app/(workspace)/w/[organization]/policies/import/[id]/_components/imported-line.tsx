import { formatPlural } from '#lib/format.ts';
import type { ImportedPolicy } from '#lib/policy-import/import-queries.ts';
import { Badge, type Tone } from '@/components/ui/badge';

const looks: Record<ImportedPolicy['state'], { label: string; tone: Tone }> = {
  new: { label: 'New', tone: 'positive' },
  changed: { label: 'Changed', tone: 'info' },
  same: { label: 'As it is', tone: 'neutral' },
  problem: { label: 'Problem', tone: 'danger' },
};

const requirementWords: Record<ImportedPolicy['requirements'][number]['state'], string> = {
  found: 'found',
  'not-found': 'not found in the frameworks in use',
  ambiguous: 'could be any of',
};

/** One policy of an import: what it is, what would change, and what is to be known about it. */
export function ImportedLine({ policy }: { policy: ImportedPolicy }) {
  const { path, paths, identifier, title, state, form, words, notes, problems, requirements } = policy;
  const { label, tone } = looks[state];
  const possible = state === 'new' || state === 'changed';
  const found = requirements.filter((one) => one.state === 'found');
  const others = requirements.filter((one) => one.state !== 'found');
  return (
    <label className="flex cursor-pointer items-start gap-3 px-4 py-3 hover:bg-sunken has-disabled:cursor-default has-disabled:hover:bg-transparent">
      <input
        type="checkbox"
        name="paths"
        value={path}
        defaultChecked={possible}
        disabled={!possible}
        className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:size-5"
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="wrap-anywhere font-medium">{identifier}</bdi>
          <bdi className="wrap-anywhere font-medium">{title}</bdi>
          <Badge tone={tone}>{label}</Badge>
          {form === 'pdf' && <Badge>PDF</Badge>}
        </span>
        <span dir="auto" className="wrap-anywhere mt-0.5 block text-ink-muted text-xs">
          {[...new Set([path, ...paths])].join(', ')}
        </span>
        {problems.map(({ path: file, line, message }) => (
          <span key={`${file} ${line} ${message}`} className="wrap-anywhere mt-1 block text-danger text-xs">
            {file !== path && <bdi>{file}, </bdi>}
            {line !== null && `line ${line}: `}
            {message}
          </span>
        ))}
        {words.map((change) => (
          <span key={change} className="mt-1 block text-xs">
            {change}.
          </span>
        ))}
        {found.length > 0 && (
          <span className="wrap-anywhere mt-1 block text-xs">
            Answers {found.map(({ means }) => means).join(', ')}.
          </span>
        )}
        {policy.controls > 0 && (
          <span className="mt-1 block text-xs">
            Lays down {formatPlural(policy.controls, 'control', 'controls')} of yours.
          </span>
        )}
        {others.map(({ name, state: what, means }) => (
          <span key={name} className="wrap-anywhere mt-1 block text-warning text-xs">
            <bdi>{name}</bdi>: {requirementWords[what]} {means}
          </span>
        ))}
        {policy.unknownControls.length > 0 && (
          <span className="wrap-anywhere mt-1 block text-warning text-xs">
            No control here is called <bdi>{policy.unknownControls.join(', ')}</bdi>.
          </span>
        )}
        {notes.map((note) => (
          <span key={note} className="wrap-anywhere mt-1 block text-ink-muted text-xs">
            {note}
          </span>
        ))}
      </span>
    </label>
  );
}
