import type { Library } from '#lib/library/queries.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { TextLink } from '@/components/ui/text-link';

type Props = { signatures: Library['signatures']; portal: string };

/** What the visitor signed, with the PDF of each. */
export function Agreements({ signatures, portal }: Props) {
  const t = translator('library');
  if (signatures.length === 0) return null;
  return (
    <section aria-labelledby="agreements">
      <h2 id="agreements" className="mb-3 font-semibold">
        {t('agreements')}
      </h2>
      <ul className="flex flex-col gap-3.5 text-sm">
        {signatures.map((signature) => (
          <li key={signature.id}>
            <p lang="en" dir="auto" className="wrap-anywhere">
              {t('agreement', { title: signature.title, number: signature.number })}
            </p>
            <p className="mt-0.5 text-ink-muted">
              {t(signature.expiresAt > new Date() ? 'agreementSigned' : 'agreementEnded', {
                date: formatDate(signature.signedAt),
                until: formatDate(signature.expiresAt),
              })}
            </p>
            {signature.domain && (
              <p className="text-ink-muted">{t('agreementForAll', { domain: signature.domain })}</p>
            )}
            {signature.filed ? (
              <TextLink
                href={portalPaths.signedNda(portal, signature.id)}
                aria-label={t('agreementPdf', { date: formatDate(signature.signedAt) })}
              >
                {t('pdf')}
              </TextLink>
            ) : (
              <p className="text-ink-muted">{t('agreementFiling')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
