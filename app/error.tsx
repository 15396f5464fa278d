'use client';

import { translator } from '#lib/messages/translator.ts';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that failed: an apology, the reference in the server's log, and another try. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = translator('errors');
  return (
    <ErrorState
      title={t('serverTitle')}
      description={t('server')}
      requestId={error.digest}
      actions={<Button onClick={reset}>{t('tryAgain')}</Button>}
    />
  );
}
