import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { PostForm } from '@/components/form/post-form';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Button } from '@/components/ui/button';

/** What to do when the mail has not come. */
export function NoMail({ portal, hidden }: { portal: string; hidden: Record<string, string> }) {
  const t = translator('sent');
  return (
    <section aria-labelledby="no-mail" className="mt-10 border-t pt-6">
      <h2 id="no-mail" className="font-medium">
        {t('helpTitle')}
      </h2>
      <ul className="mt-3 list-disc space-y-1.5 ps-5 text-ink-muted text-sm">
        <li>{t('helpSpam')}</li>
        <li>{t('helpTypo')}</li>
        <li>{t('helpAgain')}</li>
      </ul>
      <div className="mt-5 flex flex-wrap gap-3">
        <PostForm
          action={portalPaths.sendSignIn(portal)}
          hidden={{ ...hidden, again: '1' }}
          label={t('again')}
          className="contents"
        >
          <Button type="submit">{t('again')}</Button>
        </PostForm>
        <AnchorButton variant="ghost" href={portalPaths.signIn(portal)}>
          {t('startOver')}
        </AnchorButton>
      </div>
    </section>
  );
}
