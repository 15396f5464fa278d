import type { Metadata } from 'next';
import { translator } from '#lib/messages/translator.ts';
import { NarrowShell } from '@/components/shell/narrow-shell';

/** Named in the language of who reads. */
export function generateMetadata(): Metadata {
  return { title: translator('errors')('notFoundTitle') };
}

/** The same for what does not exist and for what the reader may not know of. */
export default function NotFoundPage() {
  const t = translator('errors');
  return (
    <NarrowShell title={t('notFoundTitle')} intro={t('notFound')}>
      {null}
    </NarrowShell>
  );
}
