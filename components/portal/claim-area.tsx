import type { Projection, ProjectionClaim } from '#lib/portal/projection.ts';
import { Markdown } from '../markdown/markdown';
import { areaAnchor, itemAnchor } from './anchors';
import { ClaimStanding } from './claim-standing';

type ClaimAreaProps = {
  area: Projection['areas'][number];
  /** The level of the area's heading: 4 within a chapter. */
  level: 3 | 4;
  /** A claim's page, where it has one. */
  claimHref: (id: string) => string | undefined;
};

/** An area: its introduction, then its claims. */
export function ClaimArea({ area, level, claimHref }: ClaimAreaProps) {
  const { title, introduction, claims } = area;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <section aria-labelledby={areaAnchor(title)}>
      <Heading
        id={areaAnchor(title)}
        lang="en"
        dir="auto"
        className="wrap-anywhere scroll-mt-14 border-b pb-2.5 font-semibold text-lg target:text-accent-text"
      >
        {title}
      </Heading>
      {introduction && (
        <Markdown text={introduction} headingLevel={3} className="py-3 text-ink-muted leading-relaxed" />
      )}
      <ul className="divide-y">
        {claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} href={claimHref(claim.id)} />
        ))}
      </ul>
    </section>
  );
}

function ClaimRow({ claim, href }: { claim: ProjectionClaim; href: string | undefined }) {
  const { id, text } = claim;
  const sentence = (
    <p lang="en" dir="auto" className="wrap-anywhere leading-relaxed">
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
