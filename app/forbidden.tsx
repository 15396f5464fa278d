import type { Metadata } from 'next';
import { isReaderPage } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import { NarrowShell } from '@/components/shell/narrow-shell';

/** Named in the language of who reads. */
export function generateMetadata(): Metadata {
  return { title: isReaderPage() ? translator('errors')('forbiddenTitle') : 'Not allowed' };
}

/** Somebody knows of the page and may not open it: a member for their role, a visitor or employee for what it holds. */
export default function ForbiddenPage() {
  const t = translator('errors');
  const [title, intro] = isReaderPage()
    ? [t('forbiddenTitle'), t('forbidden')]
    : [
        'Your role does not open this page',
        'Ask an owner or admin of your workspace if you need it for your work.',
      ];
  return (
    <NarrowShell title={title} intro={intro}>
      {null}
    </NarrowShell>
  );
}
