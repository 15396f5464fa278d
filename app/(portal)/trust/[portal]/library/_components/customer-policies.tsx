import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import type { ProjectionPolicy } from '#lib/portal/projection.ts';
import { Policies } from '@/components/portal/policies';

type Props = { policies: readonly ProjectionPolicy[]; portal: string };

/** Policies that customers may read; nothing for whoever is none. */
export function CustomerPolicies({ policies, portal }: Props) {
  const t = translator('library');
  if (policies.length === 0) return null;
  return (
    <section aria-labelledby="customer-policies">
      <h2 id="customer-policies" className="font-semibold">
        {t('policies')}
      </h2>
      <p className="mb-3 text-ink-muted text-sm">{t('policiesHint')}</p>
      <Policies policies={policies} hrefOf={(id) => portalPaths.customerPolicy(portal, id)} />
    </section>
  );
}
