import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';

/** For readers who are not signed in: how they come to sign. */
export function WayToSign({ portal }: { portal: string }) {
  const t = translator('nda');
  const shell = translator('shell');
  const signIn = `${portalPaths.signIn(portal)}?next=${encodeURIComponent(portalPaths.nda(portal))}`;
  return (
    <Callout
      tone="neutral"
      title={t('anonymousTitle')}
      className="print:hidden"
      actions={
        <>
          <AnchorButton variant="primary" href={portalPaths.request(portal)}>
            {shell('requestAccess')}
          </AnchorButton>
          <AnchorButton href={signIn}>{shell('signIn')}</AnchorButton>
        </>
      }
    >
      {t('anonymous')}
    </Callout>
  );
}
