import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { TextLink } from '@/components/ui/text-link';

type Props = { areas: Projection['areas']; portal: string };

/** The way to what is stated to customers only; nothing for whoever is none. */
export function CustomerClaims({ areas, portal }: Props) {
  const t = translator('library');
  const count = areas.reduce((sum, { claims }) => sum + claims.length, 0);
  if (count === 0) return null;
  return (
    <section aria-labelledby="customer-claims">
      <h2 id="customer-claims" className="mb-3 font-semibold">
        {t('customerClaims')}
      </h2>
      <p className="text-sm">
        <span className="block text-ink-muted">{t('customerClaimsHint', { count })}</span>
        <TextLink href={portalPaths.customerClaims(portal)}>{t('customerClaimsOpen')}</TextLink>
      </p>
    </section>
  );
}
