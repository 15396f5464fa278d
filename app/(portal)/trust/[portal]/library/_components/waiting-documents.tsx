import type { LibraryDocument } from '#lib/library/schema.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status } from '@/components/ui/badge';
import { DocumentGroup, DocumentRow } from './document-row';

const waiting = ['needs-nda', 'needs-information', 'pending', 'no-agreement'] as const;
type Waiting = (typeof waiting)[number];

const tones = {
  'needs-nda': 'warning',
  'needs-information': 'warning',
  pending: 'info',
  'no-agreement': 'neutral',
} as const;

const hints = {
  'needs-nda': 'needsNdaHint',
  'needs-information': 'informationHint',
  pending: 'pendingHint',
  'no-agreement': 'noAgreementHint',
} as const;

type Props = { documents: readonly LibraryDocument[]; portal: string };

/** What is not open yet, and for whom it waits: the visitor or the organization. */
export function WaitingDocuments({ documents, portal }: Props) {
  const t = translator('library');
  const rows = documents.flatMap((document) => {
    const state = waiting.find((one) => one === document.state);
    return state ? [{ document, state }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <DocumentGroup id="waiting" title={t('group.waiting')}>
      {rows.map(({ document, state }) => (
        <DocumentRow
          key={document.documentId}
          document={document}
          status={<Status tone={tones[state]}>{t(`state.${state}`)}</Status>}
          notes={[t(hints[state])]}
          action={<Next document={document} state={state} portal={portal} />}
        />
      ))}
    </DocumentGroup>
  );
}

function Next({ document, state, portal }: { document: LibraryDocument; state: Waiting; portal: string }) {
  const t = translator('library');
  if (state === 'needs-nda') {
    return (
      <AnchorButton href={portalPaths.nda(portal)} className="max-sm:w-full">
        {t('signNda')}
      </AnchorButton>
    );
  }
  if (state === 'no-agreement' || !document.requestId) return null;
  return (
    <AnchorButton
      href={portalPaths.ownRequest(portal, document.requestId)}
      variant={state === 'needs-information' ? 'primary' : 'secondary'}
      className="max-sm:w-full"
    >
      {state === 'needs-information' ? t('answer') : t('openRequest')}
    </AnchorButton>
  );
}
