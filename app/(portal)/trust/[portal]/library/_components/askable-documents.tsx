import type { LibraryDocument } from '#lib/library/schema.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { DocumentGroup, DocumentRow } from './document-row';

type Props = { documents: readonly LibraryDocument[]; portal: string };

/** What else the portal has. */
export function AskableDocuments({ documents, portal }: Props) {
  const t = translator('library');
  const rows = documents.filter((document) => document.state === 'askable');
  if (rows.length === 0) return null;
  return (
    <DocumentGroup id="askable" title={t('group.askable')} hint={t('groupHint.askable')}>
      {rows.map((document) => (
        <DocumentRow
          key={document.documentId}
          document={document}
          notes={[]}
          action={
            <AnchorButton
              href={portalPaths.request(portal, document.documentId)}
              aria-label={t('askNamed', { title: document.title })}
              className="max-sm:w-full"
            >
              {t('ask')}
            </AnchorButton>
          }
        />
      ))}
    </DocumentGroup>
  );
}
