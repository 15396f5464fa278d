'use client';

import words from '#lib/messages/failure.json';
import { localeOf } from '#lib/messages/locale.ts';
import { buttonStyle } from '@/components/ui/button-style';
import { ErrorState } from '@/components/ui/error-state';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

// In every browser, also of visitors whose pages need no script: so it brings a few words and nothing else.
/** A page that failed: an apology in the page's language, the reference in the server's log, and another try. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  const { serverTitle, server, tryAgain } = words[localeOf(language) ?? 'en'];
  return (
    <ErrorState
      title={serverTitle}
      description={server}
      requestId={error.digest}
      actions={
        <button type="button" onClick={reset} className={buttonStyle()}>
          {tryAgain}
        </button>
      }
    />
  );
}
