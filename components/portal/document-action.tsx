import { Download, LockKeyhole } from 'lucide-react';
import { translator } from '#lib/messages/translator.ts';
import type { ProjectionDocument } from '#lib/portal/projection.ts';
import { AnchorButton } from '../ui/anchor-button';
import type { PortalLinks } from './links';

type DocumentActionProps = {
  document: Pick<ProjectionDocument, 'id' | 'title' | 'tier'>;
  links: PortalLinks;
  className?: string;
};

/** The one way to a document: download it, or request access to it. */
export function DocumentAction({ document, links, className }: DocumentActionProps) {
  if (!links.offered) return null;
  const t = translator('portal');
  const { id, title, tier } = document;
  const open = tier === 'public';
  return (
    <AnchorButton
      href={links.document(id, tier)}
      aria-label={open ? t('downloadNamed', { title }) : t('requestNamed', { title })}
      className={className ?? 'h-9 px-3.5'}
    >
      {open ? <Download aria-hidden /> : <LockKeyhole aria-hidden />}
      {open ? t('download') : t('request')}
    </AnchorButton>
  );
}
