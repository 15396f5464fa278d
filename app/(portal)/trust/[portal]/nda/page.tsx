import type { Metadata } from 'next';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { findCurrentNda } from '#lib/nda/queries.ts';
import { portalPaths } from '#lib/paths.ts';
import { page } from '@/app/_request/edge';
import { keptForm } from '@/app/_request/kept-form';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { PrintableScript } from '@/components/form/printable';
import { Markdown } from '@/components/markdown/markdown';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { NdaStandingNote } from './_components/nda-standing-note';
import { SendToLegal } from './_components/send-to-legal';
import { SignForm } from './_components/sign-form';
import { WayToSign } from './_components/way-to-sign';

export function generateMetadata(): Metadata {
  return { title: translator('nda')('fallbackTitle'), robots: { index: false } };
}

type Props = { params: Promise<{ portal: string }>; searchParams: Promise<SearchParams> };

/** The agreement: anybody reads and prints it; a visitor who needs to signs it at its end. */
export default async function NdaPage({ params, searchParams }: Props) {
  const { portal } = await params;
  const query = await searchParams;
  const { actor, shell } = await publishedPortal(portal);
  const nda = await page(findCurrentNda(actor, {}));
  const t = translator('nda');
  const back =
    actor.kind === 'visitor'
      ? { label: translator('library')('title'), href: portalPaths.library(portal) }
      : { label: translator('shell')('back'), href: portalPaths.overview(portal) };
  const frame = { portal: shell, back, nonce: await requestNonce() };
  if (!nda) {
    return (
      <NarrowShell title={t('none')} intro={t('noneHint', { organization: shell.name })} {...frame}>
        {null}
      </NarrowShell>
    );
  }
  const { reader } = nda;
  const signs = reader !== null && (reader.standing.state === 'needed' || reader.renewable);
  return (
    <NarrowShell
      title={nda.title}
      intro={
        <>
          <p className="print:hidden">{t('intro', { organization: shell.name })}</p>
          <p className="mt-1 text-sm">
            {t('version', { version: nda.number, date: formatDate(nda.publishedAt) })}
          </p>
        </>
      }
      width="reading"
      {...frame}
    >
      <div className="flex flex-col gap-6 print:block">
        {signs && query.changed !== undefined && (
          <Callout tone="warning" role="alert">
            {t('changed')}
          </Callout>
        )}
        {reader && (
          <NdaStandingNote reader={reader} portal={portal} organization={shell.name} signs={signs} />
        )}
        <SendToLegal portal={portal} title={nda.title} organization={shell.name} signs={signs} />
        <section
          aria-labelledby="agreement-title"
          className="relative rounded-xl border bg-surface px-5 py-8 sm:px-12 sm:py-12 print:border-0 print:p-0"
        >
          <h2 id="agreement-title" className="sr-only">
            {t('agreement')}
          </h2>
          <div lang="en">
            <Markdown text={nda.text} look="document" />
          </div>
          <p className="mt-10 border-t pt-4 text-ink-muted text-xs">
            {t('fingerprint')}: <span className="wrap-anywhere font-mono">{nda.sha256}</span>
          </p>
        </section>
        {signs && <PrintableScript nonce={frame.nonce} />}
        {signs && reader ? (
          <SignForm
            portal={portal}
            nda={nda}
            reader={reader}
            address={actor.origin.address}
            kept={await keptForm(`nda-${portal}`, query)}
          />
        ) : (
          !reader && <WayToSign portal={portal} />
        )}
      </div>
    </NarrowShell>
  );
}
