import { translator } from '#lib/messages/translator.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { areaAnchor } from './anchors';
import { ClaimArea } from './claim-area';

type Area = Projection['areas'][number];

type ClaimsProps = {
  areas: readonly Area[];
  /** A claim's page, where it has one. */
  claimHref: (id: string) => string | undefined;
};

/** Claims by chapter and area, with the areas to jump to beside them (above them on a phone). */
export function Claims({ areas, claimHref }: ClaimsProps) {
  const t = translator('portal');
  // A chapter stands where its first area stands.
  const chapters = [...Map.groupBy(areas, ({ chapter }) => chapter)];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
      {areas.length > 1 && (
        <nav
          aria-label={t('areas')}
          className="lg:sticky lg:top-32 lg:max-h-[calc(100dvh-9rem)] lg:self-start lg:overflow-y-auto"
        >
          {chapters.map(([chapter, own]) => (
            <div key={chapter} className="not-first:mt-4">
              {chapter && (
                <p lang="en" dir="auto" className="wrap-anywhere pb-1.5 font-medium text-ink-faint text-xs">
                  {chapter}
                </p>
              )}
              <AreaLinks areas={own} />
            </div>
          ))}
        </nav>
      )}
      <div className="flex min-w-0 flex-col gap-14 lg:col-start-2">
        {chapters.map(([chapter, own]) => (
          <div key={chapter} className="flex flex-col gap-10">
            {chapter && (
              <h3 lang="en" dir="auto" className="wrap-anywhere font-medium font-serif text-2xl">
                {chapter}
              </h3>
            )}
            {own.map((area) => (
              <ClaimArea key={area.title} area={area} level={chapter ? 4 : 3} claimHref={claimHref} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function AreaLinks({ areas }: { areas: readonly Area[] }) {
  return (
    <ul className="flex flex-wrap gap-2 text-sm lg:flex-col lg:gap-0 lg:border-s">
      {areas.map(({ title }) => (
        <li key={title} className="max-w-full">
          <a
            lang="en"
            dir="auto"
            href={`#${areaAnchor(title)}`}
            className="wrap-anywhere block rounded-2xl border px-3 py-1.5 text-ink-muted hover:text-ink hover:underline hover:underline-offset-4 lg:-ms-px lg:rounded-none lg:border-0 lg:border-transparent lg:border-s lg:py-1.5 lg:ps-4 lg:hover:border-accent"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
