import { translator } from '#lib/messages/translator.ts';
import { classes } from '../ui/classes';

/** Who looks: nobody known, or a visitor with a verified address. */
export type PortalVisitor =
  | { state: 'anonymous'; signInHref: string }
  | { state: 'visitor'; email: string; libraryHref: string; signOutAction: string };

const link =
  'inline-flex h-9 items-center whitespace-nowrap text-sm text-ink-muted hover:text-ink hover:underline hover:underline-offset-4';

/** The way to one's own documents, and out again; a phone finds the way in and out at the foot. */
export function VisitorState({ visitor }: { visitor: PortalVisitor }) {
  const t = translator('shell');
  if (visitor.state === 'anonymous') {
    return (
      <a href={visitor.signInHref} className={classes(link, 'max-sm:hidden')}>
        {t('signIn')}
      </a>
    );
  }
  return (
    <>
      <a
        href={visitor.libraryHref}
        title={t('signedInAs', { email: visitor.email })}
        className={classes(link, 'font-medium text-ink')}
      >
        {t('library')}
      </a>
      <form method="post" action={visitor.signOutAction} className="max-sm:hidden">
        <button type="submit" className={link}>
          {t('signOut')}
        </button>
      </form>
    </>
  );
}
