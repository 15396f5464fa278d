import type { Metadata } from 'next';
import { getNdaSignature } from '#lib/nda-signature/queries.ts';
import { type SignatureState, signatureStateLabels } from '#lib/nda-signature/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Markdown } from '@/components/markdown/markdown';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Copyable } from '@/components/ui/copyable';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'NDA signature' };

const tones: Record<SignatureState, Tone> = {
  'in-force': 'positive',
  expired: 'neutral',
  replaced: 'warning',
};

type Props = { params: Promise<{ organization: string; id: string }> };

/** One signature: the text exactly as it was signed, and everything that was recorded with it. */
export default async function NdaSignaturePage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const signature = await page(getNdaSignature(actor, { signatureId: id }));
  const { version } = signature;
  return (
    <>
      <PageHeader
        title={signature.typedName}
        status={<Status tone={tones[signature.state]}>{signatureStateLabels[signature.state]}</Status>}
        description={`${signature.company} · ${signature.email}`}
        crumbs={[
          { label: 'NDA', href: workspacePaths.nda(organization) },
          { label: 'Signatures', href: workspacePaths.ndaSignatures(organization) },
        ]}
        actions={
          signature.filed ? (
            <AnchorButton variant="primary" href={workspacePaths.signedNda(organization, id)}>
              Download PDF
            </AnchorButton>
          ) : (
            <Button
              variant="primary"
              disabledReason="The PDF is still being written. Please reload in a minute."
            >
              Download PDF
            </Button>
          )
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Panel title="Signed text" className="order-2 xl:order-1">
          <div className="px-2 py-2 sm:px-8 sm:py-4">
            <h3 dir="auto" className="wrap-anywhere mb-6 font-medium font-serif text-2xl">
              {version.title}
            </h3>
            <Markdown text={signature.renderedText} look="document" headingLevel={3} />
          </div>
        </Panel>
        <div className="order-1 flex flex-col gap-5 xl:order-2">
          <Panel title="Signer">
            <DescriptionList
              facts={[
                {
                  label: 'Visitor',
                  value: (
                    <TextLink href={workspacePaths.visitor(organization, signature.visitorId)}>
                      {signature.email}
                    </TextLink>
                  ),
                },
                { label: 'Typed name', value: signature.typedName },
                { label: 'Title', value: signature.title || undefined },
                { label: 'Company', value: signature.company },
                {
                  label: 'Postal address',
                  value: signature.postalAddress ? (
                    <span className="whitespace-pre-line">{signature.postalAddress}</span>
                  ) : undefined,
                },
                {
                  label: 'Counts for',
                  value: signature.domain ? `Everyone at ${signature.domain}` : 'This person',
                },
              ]}
            />
          </Panel>
          <Panel title="Recorded">
            <DescriptionList
              stacked
              facts={[
                { label: 'Signed', value: <LocalTime value={signature.signedAt} /> },
                { label: 'Valid until', value: <LocalTime value={signature.expiresAt} /> },
                { label: 'Consent', value: signature.consent },
                { label: 'Network address', value: signature.address || undefined },
                { label: 'Browser', value: signature.userAgent || undefined },
                {
                  label: 'Version',
                  value: (
                    <TextLink href={workspacePaths.ndaVersion(organization, version.id)}>
                      Version {version.number}
                    </TextLink>
                  ),
                },
                {
                  label: 'SHA-256 of the version',
                  value: <Copyable value={version.sha256} label="SHA-256 of the version" />,
                },
                {
                  label: 'SHA-256 of the signed text',
                  value: <Copyable value={signature.renderedSha256} label="SHA-256 of the signed text" />,
                },
                { label: 'Signature', value: <Copyable value={signature.id} label="signature id" /> },
              ]}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}
