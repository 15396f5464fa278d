import { translator } from '#lib/messages/translator.ts';
import type { Projection, ProjectionClaim } from '#lib/portal/projection.ts';
import { areaAnchor, itemAnchor } from './anchors';
import { ClaimStanding } from './claim-standing';

type ClaimsProps = {
  areas: Projection['areas'];
  /** A claim's page, where it has one. */
  claimHref: (id: string) => string | undefined;
};

/** Claims by area, with the areas to jump to beside them (above them on a phone). */
export function Claims({ areas, claimHref }: ClaimsProps) {
  const t = translator('portal');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
      {areas.length > 1 && (
        <nav
          aria-label={t('areas')}
          className="lg:sticky lg:top-32 lg:max-h-[calc(100dvh-9rem)] lg:self-start lg:overflow-y-auto"
        >
          <ul className="flex flex-wrap gap-2 text-sm lg:flex-col lg:gap-0 lg:border-s">
            {areas.map(({ title }) => (
              <li key={title} className="max-w-full">
                <a
                  dir="auto"
                  href={`#${areaAnchor(title)}`}
                  className="wrap-anywhere block rounded-2xl border px-3 py-1.5 text-ink-muted hover:text-ink hover:underline hover:underline-offset-4 lg:-ms-px lg:rounded-none lg:border-0 lg:border-transparent lg:border-s lg:py-1.5 lg:ps-4 lg:hover:border-accent"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="flex min-w-0 flex-col gap-10 lg:col-start-2">
        {areas.map(({ title, claims }) => (
          <section key={title} aria-labelledby={areaAnchor(title)}>
            <h3
              id={areaAnchor(title)}
              dir="auto"
              className="wrap-anywhere scroll-mt-14 border-b pb-2.5 font-semibold text-lg target:text-accent-text"
            >
              {title}
            </h3>
            <ul className="divide-y">
              {claims.map((claim) => (
                <ClaimRow key={claim.id} claim={claim} href={claimHref(claim.id)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function ClaimRow({ claim, href }: { claim: ProjectionClaim; href: string | undefined }) {
  const { id, text } = claim;
  const sentence = (
    <p dir="auto" className="wrap-anywhere leading-relaxed">
      {text}
    </p>
  );
  return (
    <li id={itemAnchor('claim', id)} className="scroll-mt-14 py-3 target:bg-accent-soft">
      {href && claim.standing ? (
        <a href={href} className="group block">
          <div className="group-hover:underline group-hover:underline-offset-4">{sentence}</div>
          <ClaimStanding claim={claim} />
        </a>
      ) : (
        <>
          {sentence}
          <ClaimStanding claim={claim} />
        </>
      )}
    </li>
  );
}
