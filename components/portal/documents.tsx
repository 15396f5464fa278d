import { FileText, LockKeyhole, ShieldCheck } from 'lucide-react';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { Projection, ProjectionDocument } from '#lib/portal/projection.ts';
import { itemAnchor } from './anchors';
import { DocumentAction } from './document-action';
import type { PortalLinks } from './links';

const tiers = [
  { tier: 'public', Icon: FileText },
  { tier: 'confidential', Icon: LockKeyhole },
  { tier: 'restricted', Icon: ShieldCheck },
] as const;

/** Documents by what they need, said in plain words, each with its one way in. */
export function Documents({ projection, links }: { projection: Projection; links: PortalLinks }) {
  const t = translator('portal');
  const groups = tiers
    .map(({ tier, Icon }) => ({
      tier,
      Icon,
      documents: projection.documents.filter((document) => document.tier === tier),
    }))
    .filter(({ documents }) => documents.length > 0);
  return (
    <div className="flex flex-col gap-8">
      {groups.map(({ tier, Icon, documents }) => (
        <section key={tier} aria-labelledby={`tier-${tier}`} className="rounded-xl border">
          <div className="rounded-t-xl border-b bg-canvas px-4 py-3.5 sm:px-5">
            <h3 id={`tier-${tier}`} className="flex items-center gap-2 font-semibold">
              <Icon aria-hidden className="size-4 shrink-0 text-accent-text" />
              {t(`tierTitle.${tier}`)}
            </h3>
            <p className="mt-0.5 text-ink-muted text-sm">{t(`tierHint.${tier}`)}</p>
          </div>
          <ul className="divide-y">
            {documents.map((document) => (
              <DocumentRow key={document.id} document={document} links={links} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DocumentRow({ document, links }: { document: ProjectionDocument; links: PortalLinks }) {
  const t = translator('portal');
  const { id, title, description, pages, publishedOn } = document;
  return (
    <li
      id={itemAnchor('document', id)}
      className="flex scroll-mt-14 flex-col items-start gap-x-6 gap-y-3 px-4 py-4 target:bg-accent-soft sm:flex-row sm:items-center sm:justify-between sm:px-5"
    >
      <div className="min-w-0">
        <p lang="en" dir="auto" className="wrap-anywhere font-medium">
          {title}
        </p>
        {description && (
          <p
            lang="en"
            dir="auto"
            className="wrap-anywhere mt-0.5 max-w-2xl whitespace-pre-line text-ink-muted text-sm"
          >
            {description}
          </p>
        )}
        <p className="mt-1 text-ink-faint text-sm tabular-nums">
          {pages !== null && `${t('pages', { count: pages })} · `}
          {t('edition', { date: formatDate(new Date(publishedOn)) })}
        </p>
      </div>
      <DocumentAction document={document} links={links} />
    </li>
  );
}
