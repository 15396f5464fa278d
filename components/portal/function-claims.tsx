import { translator } from '#lib/messages/translator.ts';
import type { ProjectionClaim, ProjectionCsf } from '#lib/portal/projection.ts';
import { ClaimStanding } from './claim-standing';
import { CsfBar } from './csf-figure';

type FunctionProps = {
  row: ProjectionCsf['functions'][number];
  version: string;
  subcategories: readonly { identifier: string; title: string; claims: readonly ProjectionClaim[] }[];
  claimHref: (id: string) => string;
};

/** One function of the CSF: its bar, its counts in words, and the published claims by subcategory. */
export function FunctionClaims({ row, version, subcategories, claimHref }: FunctionProps) {
  const t = translator('portal');
  const { identifier, title, covered, inForce, proven } = row;
  return (
    <>
      <div className="max-w-3xl">
        <h1 lang="en" dir="auto" className="wrap-anywhere font-medium font-serif text-[2rem] leading-tight">
          {t('csfPage', { title, identifier, version })}
        </h1>
        <p className="mt-3 mb-5 text-ink-muted text-lg">{t('csfCounts', { covered, inForce, proven })}</p>
        <CsfBar {...row} />
      </div>
      <div className="mt-12 flex max-w-3xl flex-col gap-10">
        {subcategories.length === 0 && <p className="text-ink-muted">{t('csfNoClaims')}</p>}
        {subcategories.map((subcategory) => (
          <section key={subcategory.identifier} aria-labelledby={subcategory.identifier}>
            <h2
              id={subcategory.identifier}
              lang="en"
              dir="auto"
              className="wrap-anywhere scroll-mt-20 border-b pb-2.5 font-semibold text-lg target:text-accent-text"
            >
              {subcategory.identifier}{' '}
              <span className="font-normal text-base text-ink-muted">{subcategory.title}</span>
            </h2>
            <ul className="divide-y">
              {subcategory.claims.map((claim) => (
                <li key={claim.id} className="py-3">
                  <a
                    href={claimHref(claim.id)}
                    lang="en"
                    dir="auto"
                    className="wrap-anywhere block leading-relaxed hover:underline hover:underline-offset-4"
                  >
                    {claim.text}
                  </a>
                  <ClaimStanding claim={claim} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
