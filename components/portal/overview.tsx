import type { ReactNode } from 'react';
import { translator } from '#lib/messages/translator.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { AnchorButton } from '../ui/anchor-button';
import { SectionHeading } from '../ui/section-heading';
import { TextLink } from '../ui/text-link';
import { AccessSteps } from './access-steps';
import { anchors } from './anchors';
import { Claims } from './claims';
import { CsfFigure } from './csf-figure';
import { Documents } from './documents';
import { Hero } from './hero';
import type { PortalLinks } from './links';
import { Policies } from './policies';
import { Reports } from './reports';
import { Subprocessors } from './subprocessors';

/** Sections of the page that have something in them, as links within it. */
export function overviewAnchors(projection: Projection): { label: string; href: string }[] {
  const t = translator('portal');
  const { auditReports, documents, policies, areas, csf, subprocessors } = projection;
  const sections = [
    { label: t('reports'), href: `#${anchors.reports}`, shown: auditReports.length > 0 },
    { label: t('documents'), href: `#${anchors.documents}`, shown: documents.length > 0 },
    { label: t('policies'), href: `#${anchors.policies}`, shown: policies.length > 0 },
    { label: t('claims'), href: `#${anchors.claims}`, shown: areas.length > 0 },
    { label: t('csf'), href: `#${anchors.csf}`, shown: csf !== null },
    { label: t('subprocessors'), href: `#${anchors.subprocessors}`, shown: subprocessors.length > 0 },
    { label: t('accessTitle'), href: `#${anchors.access}`, shown: documents.length > 0 },
    { label: t('contact'), href: `#${anchors.contact}`, shown: true },
  ].filter(({ shown }) => shown);
  // A single section needs no way to it.
  return sections.length > 1 ? sections.map(({ label, href }) => ({ label, href })) : [];
}

type OverviewProps = {
  projection: Projection;
  links: PortalLinks;
  /** The day on which validity is judged, like `2026-11-22`. */
  today: string;
  /** Said at the end: which edition this is. */
  publication: ReactNode;
};

/** Everything that a projection shows. Needs no script and reads nothing. */
export function Overview({ projection, links, today, publication }: OverviewProps) {
  const t = translator('portal');
  const { auditReports, documents, policies, areas, csf, subprocessors, contactEmail } = projection;
  const requestable = links.offered && documents.some((document) => document.tier !== 'public');
  return (
    <div className="flex flex-col gap-16 sm:gap-20">
      <Hero projection={projection} links={links} />
      {auditReports.length > 0 && (
        <Section id={anchors.reports} title={t('reports')}>
          <Reports projection={projection} links={links} today={today} />
        </Section>
      )}
      {documents.length > 0 && (
        <Section
          id={anchors.documents}
          title={t('documents')}
          actions={
            requestable && (
              <AnchorButton href={links.request} className="h-9 px-3.5">
                {t('requestSeveral')}
              </AnchorButton>
            )
          }
        >
          <Documents projection={projection} links={links} />
        </Section>
      )}
      {policies.length > 0 && (
        <Section id={anchors.policies} title={t('policies')} description={t('policiesText')}>
          <Policies policies={policies} hrefOf={links.policy} />
        </Section>
      )}
      {areas.length > 0 && (
        <Section
          id={anchors.claims}
          title={t('claims')}
          description={tellsStandings(projection) ? t('claimsHow') : undefined}
        >
          <Claims areas={projection.areas} claimHref={links.claim} />
        </Section>
      )}
      {csf && (
        <Section id={anchors.csf} title={t('csf')} description={t('csfText', { version: csf.version })}>
          <CsfFigure csf={csf} hrefOf={links.csf} />
        </Section>
      )}
      {subprocessors.length > 0 && (
        <Section
          id={anchors.subprocessors}
          title={t('subprocessors')}
          description={t('subprocessorsCount', { count: subprocessors.length })}
        >
          <Subprocessors projection={projection} />
        </Section>
      )}
      {links.offered && documents.length > 0 && (
        <Section id={anchors.access} title={t('accessTitle')}>
          <AccessSteps projection={projection} />
        </Section>
      )}
      <Section id={anchors.contact} title={t('contact')} description={t('contactText')}>
        <p>
          <TextLink href={`mailto:${contactEmail}`}>{contactEmail}</TextLink>
        </p>
        <p className="mt-8 text-ink-faint text-sm">{publication}</p>
      </Section>
    </div>
  );
}

function tellsStandings({ areas }: Projection): boolean {
  return areas.some(({ claims }) => claims.some(({ standing }) => standing !== null));
}

type SectionProps = {
  id: string;
  title: string;
  description?: string | undefined;
  actions?: ReactNode;
  children: ReactNode;
};

function Section({ id, title, description, actions, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-14">
      <SectionHeading
        id={`${id}-title`}
        look="portal"
        title={title}
        description={description}
        actions={actions}
      />
      {children}
    </section>
  );
}
