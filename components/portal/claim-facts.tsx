import { measureInWords } from '#lib/claim/measure.ts';
import { translator } from '#lib/messages/translator.ts';
import type { ProjectionClaim } from '#lib/portal/projection.ts';
import { DescriptionList, type Fact } from '../ui/description-list';
import { TextLink } from '../ui/text-link';
import { ClaimStanding, verificationInWords } from './claim-standing';

type Subcategory = { identifier: string; title: string };
type FactsProps = {
  claim: ProjectionClaim;
  area: string;
  subcategories: readonly Subcategory[];
  csfHref: (identifier: string, subcategory: string) => string;
};

/** A claim on its own page: the sentence, how it stands, and what that means. */
export function ClaimFacts({ claim, area, subcategories, csfHref }: FactsProps) {
  const t = translator('portal');
  const { text, standing, measure, controls, edition } = claim;
  const facts: (Fact | false)[] = [
    standing !== null && { label: t('claimStanding'), value: t(`standingLong.${standing}`) },
    { label: t('claimVerified'), value: verificationInWords(claim) },
    { label: t('claimArea'), value: area },
    measure !== null && { label: t('claimMeasure'), value: measureInWords(measure) },
    controls.length > 0 && {
      label: t('claimControls'),
      value: controls.map(({ identifier, title }) => `${identifier} ${title}`).join('; '),
    },
    edition !== null && { label: t('claimEdition', { number: edition }), value: t('claimCurrent') },
    subcategories.length > 0 && {
      label: t('claimSubcategories'),
      value: <Subcategories subcategories={subcategories} csfHref={csfHref} />,
    },
  ];
  return (
    <div className="max-w-3xl">
      <h1
        lang="en"
        dir="auto"
        className="wrap-anywhere mb-4 font-medium font-serif text-[1.75rem] leading-snug sm:text-[2.125rem]"
      >
        {text}
      </h1>
      <ClaimStanding claim={claim} />
      <div className="mt-8">
        <DescriptionList facts={facts.filter((fact) => fact !== false)} />
      </div>
    </div>
  );
}

function Subcategories({ subcategories, csfHref }: Pick<FactsProps, 'subcategories' | 'csfHref'>) {
  return (
    <ul>
      {subcategories.map(({ identifier, title }) => (
        <li key={identifier}>
          <TextLink href={csfHref(identifier.split('.')[0] ?? identifier, identifier)}>{identifier}</TextLink>{' '}
          {title}
        </li>
      ))}
    </ul>
  );
}
