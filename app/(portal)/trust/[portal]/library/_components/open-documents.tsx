import type { LibraryDocument } from '#lib/library/schema.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { DocumentGroup, DocumentRow } from './document-row';

const form = 'bundle';

type Props = { documents: readonly LibraryDocument[]; portal: string };

/** What can be downloaded now, one by one or several as one ZIP. */
export function OpenDocuments({ documents, portal }: Props) {
  const t = translator('library');
  const open = documents.filter((document) => document.state === 'open');
  if (open.length === 0) return null;
  const several = open.filter((document) => document.tier !== 'public').length > 1;
  return (
    <DocumentGroup
      id="open"
      title={t('group.open')}
      footer={
        several && (
          <form
            id={form}
            method="post"
            action={portalPaths.makeBundle(portal)}
            className="flex flex-wrap items-center justify-between gap-3 border-t bg-canvas px-4 py-3.5 sm:px-5"
          >
            <p className="min-w-0 flex-1 basis-60 text-ink-muted text-sm">{t('zipHint')}</p>
            <Button type="submit" className="max-sm:w-full">
              {t('chosenZip')}
            </Button>
          </form>
        )
      }
    >
      {open.map((document) => (
        <OpenDocument key={document.documentId} document={document} portal={portal} several={several} />
      ))}
    </DocumentGroup>
  );
}

function OpenDocument({
  document,
  portal,
  several,
}: {
  document: LibraryDocument;
  portal: string;
  several: boolean;
}) {
  const t = translator('library');
  const { documentId, title, tier } = document;
  const open = tier === 'public';
  const label = { 'aria-label': t('downloadNamed', { title }) };
  return (
    <DocumentRow
      document={document}
      choice={several && <Choice title={title} documentId={documentId} possible={!open} />}
      notes={[factsOf(document), newerNote(document), coverageLink(document, portal)]}
      action={
        open ? (
          <AnchorButton
            href={portalPaths.publicFile(portal, documentId)}
            className="max-sm:w-full"
            {...label}
          >
            {t('download')}
          </AnchorButton>
        ) : (
          <form method="post" action={portalPaths.makeCopy(portal, documentId)}>
            <Button type="submit" variant="primary" className="max-sm:w-full" {...label}>
              {t('download')}
            </Button>
          </form>
        )
      }
    />
  );
}

// What is public has no mark and needs no ZIP; its place stays, so that titles stand below each other.
function Choice({ title, documentId, possible }: { title: string; documentId: string; possible: boolean }) {
  if (!possible) return <span aria-hidden className="size-5 shrink-0 max-sm:hidden" />;
  return (
    <input
      type="checkbox"
      form={form}
      name="document"
      value={documentId}
      aria-label={translator('library')('choose', { title })}
      className="mt-0.5 size-5 shrink-0 accent-accent"
    />
  );
}

function coverageLink({ report, documentId, title }: LibraryDocument, portal: string) {
  if (!report) return null;
  const t = translator('library');
  return (
    <TextLink href={portalPaths.coverage(portal, documentId)} aria-label={t('coversNamed', { title })}>
      {t('covers')}
    </TextLink>
  );
}

function factsOf(document: LibraryDocument): string {
  const { pages } = document;
  const end = endOf(document);
  return pages === null ? end : `${translator('library')('pages', { count: pages })} · ${end}`;
}

function endOf({ tier, until, startsAtFirstUse }: LibraryDocument): string {
  const t = translator('library');
  if (tier === 'public') return t('publicNote');
  if (startsAtFirstUse !== null) return t('startsAtFirstUse', { days: startsAtFirstUse });
  return until ? t('availableUntil', { date: formatDate(until) }) : t('alwaysOpen');
}

function newerNote({ newer, revisedAt }: LibraryDocument): string | null {
  return newer && revisedAt ? translator('library')('newRevision', { date: formatDate(revisedAt) }) : null;
}
