import { formatDate } from '#lib/format.ts';
import { languageName } from '@/components/policy/languages';
import { Button } from '@/components/ui/button';

type Version = {
  number: number;
  title: string;
  closedAt: Date | null;
  publication: { effectiveOn: Date } | null;
};

function standingOf({ publication, closedAt }: Version): string {
  if (publication) return `in force from ${formatDate(publication.effectiveOn)}`;
  return closedAt === null ? 'not in force yet' : 'never in force';
}

type Props = {
  versions: readonly Version[];
  from: number;
  to: number;
  locales: readonly string[];
  locale: string | null;
  sides: boolean;
};

const control = 'h-9 rounded-md border bg-surface px-2.5 text-sm';

function VersionField({
  name,
  label,
  value,
  versions,
}: {
  name: string;
  label: string;
  value: number;
  versions: readonly Version[];
}) {
  return (
    <label className="flex flex-col gap-1 text-sm">
      <span className="text-ink-muted">{label}</span>
      <select name={name} defaultValue={value} className={control}>
        {versions.map((version) => (
          <option key={version.number} value={version.number}>
            Version {version.number}, {standingOf(version)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which versions are compared, in which language and how: a plain form, so that the choice stands in the address. */
export function ComparisonChoice({ versions, from, to, locales, locale, sides }: Props) {
  return (
    <form method="get" className="mb-5 flex flex-wrap items-end gap-3">
      <VersionField name="from" label="From" value={from} versions={versions} />
      <VersionField name="to" label="To" value={to} versions={versions} />
      {locales.length > 1 && (
        <label className="flex flex-col gap-1 text-sm">
          <span className="text-ink-muted">Language</span>
          <select name="language" defaultValue={locale ?? undefined} className={control}>
            {locales.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="hidden flex-col gap-1 text-sm min-[60rem]:flex">
        <span className="text-ink-muted">View</span>
        <select name="view" defaultValue={sides ? 'sides' : 'line'} className={control}>
          <option value="line">In line</option>
          <option value="sides">Side by side</option>
        </select>
      </label>
      <Button type="submit">Compare</Button>
    </form>
  );
}
