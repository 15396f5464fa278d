import { translator } from '#lib/messages/translator.ts';
import { Button } from '@/components/ui/button';

/** For how long the browser stays signed in, and the way out. */
export function ThisBrowser({ signOutAction }: { signOutAction: string }) {
  const t = translator('library');
  return (
    <section aria-labelledby="browser">
      <h2 id="browser" className="mb-2 font-semibold">
        {t('sessionTitle')}
      </h2>
      <p className="text-ink-muted text-sm">{t('sessionHint')}</p>
      <form method="post" action={signOutAction} className="mt-3">
        <Button type="submit" size="sm">
          {t('signOut')}
        </Button>
      </form>
    </section>
  );
}
