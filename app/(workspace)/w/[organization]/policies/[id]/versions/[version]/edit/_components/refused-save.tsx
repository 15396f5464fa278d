import { LoadCurrent } from '@/components/form/load-current';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { DraftStatus, DraftText } from './use-draft';

type Props = { status: DraftStatus; text: DraftText; onSave: () => void; onLoad: () => void };

const questionsOf = ({ questions }: DraftText) =>
  questions.map(({ text, options, right }) =>
    [text, ...options.map((option, at) => `${at === right ? '✓' : '–'} ${option}`)].join('\n'),
  );

/**
 * Why what is written could not be saved, in view wherever its writer has scrolled to: it saves by itself, so that nobody looks
 * for it. It takes no focus, and is told to who does not see it.
 */
export function RefusedSave({ status, text, onSave, onLoad }: Props) {
  const typed = () => [
    { label: 'Title in this language', value: text.title },
    { label: 'Text in Markdown', value: text.body },
    ...questionsOf(text).map((value, at) => ({ label: `Question ${at + 1}`, value })),
  ];
  return (
    <div role="alert" className="sticky top-[3.75rem] z-20 empty:hidden lg:top-1">
      {status.state === 'refused' && (
        <Callout
          tone="danger"
          title={status.message}
          className="shadow-raised"
          actions={
            status.stale ? (
              <LoadCurrent typed={typed} onLoad={onLoad} />
            ) : (
              <Button size="sm" onClick={onSave}>
                Save again
              </Button>
            )
          }
        />
      )}
    </div>
  );
}
