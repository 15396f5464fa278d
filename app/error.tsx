'use client';

import words from '#lib/messages/en-failure.json';
import { buttonStyle } from '@/components/ui/button-style';
import { ErrorState } from '@/components/ui/error-state';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

// In every browser, also of visitors whose pages need no script: so it brings a few words and nothing else.
/** A page that failed: an apology, the reference in the server's log, and another try. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <ErrorState
      title={words.serverTitle}
      description={words.server}
      requestId={error.digest}
      actions={
        <button type="button" onClick={reset} className={buttonStyle()}>
          {words.tryAgain}
        </button>
      }
    />
  );
}
