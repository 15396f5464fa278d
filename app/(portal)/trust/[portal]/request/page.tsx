import type { Metadata } from 'next';
import { getRequestForm } from '#lib/access-request/visitor-queries.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { page } from '@/app/_request/edge';
import { keptForm } from '@/app/_request/kept-form';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { PrintableScript } from '@/components/form/printable';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';
import { RequestForm } from './_components/request-form';

export function generateMetadata(): Metadata {
  return { title: translator('request')('title'), robots: { index: false } };
}

type Props = { params: Promise<{ portal: string }>; searchParams: Promise<SearchParams> };

/** The form of a request: what can be asked for stands in the published projection and is obtainable now. */
export default async function RequestPage({ params, searchParams }: Props) {
  const { portal } = await params;
  const query = await searchParams;
  const { actor, published, shell } = await publishedPortal(portal);
  const form = await page(getRequestForm(actor, {}));
  const kept = await keptForm(`request-${portal}`, query);
  const { projection } = published;
  const documents = projection.documents.filter((document) => form.documentIds.includes(document.id));
  const t = translator('request');
  const nonce = await requestNonce();
  const wanted = typeof query.document === 'string' ? [query.document] : [];
  return (
    <NarrowShell
      title={t('title')}
      intro={t('intro')}
      portal={shell}
      back={{ label: translator('shell')('back'), href: portalPaths.overview(portal) }}
      nonce={nonce}
    >
      {documents.length === 0 ? (
        <Callout
          tone="info"
          actions={
            <AnchorButton href={portalPaths.overview(portal)}>{translator('shell')('back')}</AnchorButton>
          }
        >
          {t('documentsNone')}
        </Callout>
      ) : (
        <>
          <PrintableScript nonce={nonce} />
          <RequestForm
            action={portalPaths.submitRequest(portal)}
            documents={documents}
            form={form}
            kept={kept}
            wanted={wanted}
            contact={form.contact || projection.contactEmail}
          />
        </>
      )}
    </NarrowShell>
  );
}
