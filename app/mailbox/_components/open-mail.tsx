import type { KeptMail } from '#lib/mail/mailbox.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { LocalTime } from '@/components/ui/local-time';

type Block =
  | { kind: 'code'; code: string }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'footer' | 'paragraph'; text: string };

// The plain text is written by lib/mail/compose.ts; this reads its parts back, so that they can be pressed and copied.
function blockOf(text: string): Block {
  const code = /^Code: (\d{6})$/.exec(text)?.[1];
  if (code) return { kind: 'code', code };
  const [, label, url] = /^(.+):\n(https?:\/\/\S+)$/.exec(text) ?? [];
  if (label && url) return { kind: 'link', label, url };
  return text.startsWith('-- \n') ? { kind: 'footer', text: text.slice(4) } : { kind: 'paragraph', text };
}

function MailBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'code':
      return (
        <p className="rounded-md border bg-sunken py-4 text-center font-mono text-3xl tracking-[0.3em]">
          {block.code}
        </p>
      );
    case 'link':
      return (
        <div>
          <AnchorButton variant="primary" size="lg" href={block.url}>
            {block.label}
          </AnchorButton>
          <p className="mt-3 break-all text-ink-muted text-xs">{block.url}</p>
        </div>
      );
    case 'footer':
      return <p className="border-t pt-4 text-ink-muted text-xs">{block.text}</p>;
    default:
      return (
        <p dir="auto" className="whitespace-pre-line">
          {block.text}
        </p>
      );
  }
}

/** One mail, with its link to press and its code to copy. */
export function OpenMail({ mail, text }: { mail: KeptMail; text: string }) {
  const blocks = text.trimEnd().split('\n\n').map(blockOf);
  return (
    <article aria-labelledby="subject" className="rounded-lg border bg-surface">
      <header className="border-b px-5 py-4 sm:px-7">
        <h2 id="subject" dir="auto" className="font-medium font-serif text-xl">
          {mail.subject}
        </h2>
        <p className="mt-1 text-ink-muted text-sm">
          From <bdi>{mail.organization}</bdi> to {mail.recipient} · <LocalTime value={mail.createdAt} />
        </p>
      </header>
      <div className="flex max-w-2xl flex-col gap-5 px-5 py-6 text-base sm:px-7">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a mail never change their places
          <MailBlock key={index} block={block} />
        ))}
      </div>
    </article>
  );
}
