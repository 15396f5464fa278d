import type { LibraryDocument } from '#lib/library/schema.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DocumentGroup, DocumentRow } from './document-row';

const closed = ['expired', 'denied', 'revoked', 'unavailable'] as const;
type Closed = (typeof closed)[number];

const tones = { expired: 'neutral', denied: 'danger', revoked: 'danger', unavailable: 'neutral' } as const;

type Props = { documents: readonly LibraryDocument[]; portal: string };

/** What was open once or was refused, with when and why; and the way to ask again where there is one. */
export function ClosedDocuments({ documents, portal }: Props) {
  const t = translator('library');
  const rows = documents.flatMap((document) => {
    const state = closed.find((one) => one === document.state);
    return state ? [{ document, state }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <DocumentGroup id="closed" title={t('group.closed')}>
      {rows.map(({ document, state }) => (
        <DocumentRow
          key={document.documentId}
          document={document}
          status={<Status tone={tones[state]}>{t(`state.${state}`)}</Status>}
          notes={[endOf(document, state), document.reason && t('deniedReason', { reason: document.reason })]}
          action={<Again document={document} state={state} portal={portal} />}
        />
      ))}
    </DocumentGroup>
  );
}

function endOf({ closedAt }: LibraryDocument, state: Closed): string | null {
  const t = translator('library');
  if (state === 'unavailable') return t('unavailableHint');
  if (!closedAt) return null;
  const date = formatDate(closedAt);
  if (state === 'expired') return t('expiredOn', { date });
  return state === 'revoked' ? t('revokedOn', { date }) : null;
}

function Again({ document, state, portal }: { document: LibraryDocument; state: Closed; portal: string }) {
  const t = translator('library');
  const { documentId, grantId, title } = document;
  const label = { 'aria-label': t('askAgainNamed', { title }) };
  if (state === 'expired' && grantId) {
    return (
      <form method="post" action={portalPaths.sendRenewal(portal, grantId)}>
        <Button type="submit" className="max-sm:w-full" {...label}>
          {t('renew')}
        </Button>
      </form>
    );
  }
  if (state !== 'denied' || document.tier === 'hidden') return null;
  return (
    <AnchorButton href={portalPaths.request(portal, documentId)} className="max-sm:w-full" {...label}>
      {t('askAgain')}
    </AnchorButton>
  );
}
