import { translator } from '#lib/messages/translator.ts';
import { absolute } from '#lib/origin.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';

type Props = { portal: string; title: string; organization: string; signs: boolean };

/**
 * Ways to have somebody else read the agreement first. The mail is written in the reader's own mail program: a form that
 * mails to any address would be a way to send mail in the organization's name.
 */
export function SendToLegal({ portal, title, organization, signs }: Props) {
  const t = translator('nda');
  const subject = encodeURIComponent(t('mailSubject', { title, organization }));
  const body = encodeURIComponent(`${t('mailBody')}\r\n\r\n${absolute(portalPaths.nda(portal))}`);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
      <p className="max-w-md text-ink-muted text-sm">{t('print')}</p>
      <div className="flex flex-wrap gap-2.5">
        <AnchorButton href={`mailto:?subject=${subject}&body=${body}`}>{t('mailToLegal')}</AnchorButton>
        {signs && <AnchorButton href="#sign">{t('toSign')}</AnchorButton>}
      </div>
    </div>
  );
}
