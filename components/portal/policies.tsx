import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { ProjectionPolicy } from '#lib/portal/projection.ts';
import { TextLink } from '../ui/text-link';

type Props = { policies: readonly ProjectionPolicy[]; hrefOf: (id: string) => string | undefined };

/** Policies that one may read, each with the version in force. */
export function Policies({ policies, hrefOf }: Props) {
  const t = translator('portal');
  return (
    <ul className="divide-y rounded-xl border">
      {policies.map(({ id, title, version, effectiveOn, locales }) => {
        const href = hrefOf(id);
        return (
          <li
            key={id}
            className="flex flex-col gap-1 px-4 py-3.5 sm:flex-row sm:items-baseline sm:justify-between sm:gap-6"
          >
            <span lang="en" dir="auto" className="wrap-anywhere min-w-0 font-medium">
              {href ? <TextLink href={href}>{title}</TextLink> : title}
            </span>
            <span className="shrink-0 text-ink-muted text-sm">
              {t('policyFacts', { version, date: formatDate(new Date(effectiveOn)) })}
              {locales.length > 1 && ` · ${t('policyLanguages', { count: locales.length })}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
