import { formatPlural } from '#lib/format.ts';
import type { getNdaVersion } from '#lib/nda/queries.ts';
import { ndaChangeTexts } from '#lib/nda/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Markdown } from '@/components/markdown/markdown';
import { Copyable } from '@/components/ui/copyable';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

type Version = Awaited<ReturnType<typeof getNdaVersion>>;

/** A version to be read: its text as it was signed, and its facts. */
export function FrozenVersion({ organization, version }: { organization: string; version: Version }) {
  const signatures = `${workspacePaths.ndaSignatures(organization)}?version=${version.id}`;
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Panel className="order-2 xl:order-1">
        <div className="px-2 py-4 sm:px-8 sm:py-6">
          <h2 dir="auto" className="wrap-anywhere mb-6 font-medium font-serif text-2xl">
            {version.title}
          </h2>
          <Markdown text={version.text} look="document" />
        </div>
      </Panel>
      <div className="order-1 flex flex-col gap-5 xl:order-2">
        <Panel
          title="About this version"
          footer={
            version.signatures > 0 && (
              <LinkButton size="sm" href={signatures}>
                Show {formatPlural(version.signatures, 'signature')}
              </LinkButton>
            )
          }
        >
          <DescriptionList
            stacked
            facts={[
              { label: ndaChangeTexts[version.change].label, value: ndaChangeTexts[version.change].hint },
              {
                label: 'Published',
                value: version.publishedAt && (
                  <>
                    <LocalTime value={version.publishedAt} /> by <bdi>{version.publishedByName}</bdi>
                  </>
                ),
              },
              {
                label: 'Written',
                value: (
                  <>
                    <LocalTime value={version.createdAt} /> by <bdi>{version.createdByName}</bdi>
                  </>
                ),
              },
              { label: 'SHA-256 of the text', value: <Copyable value={version.sha256} label="SHA-256" /> },
              { label: 'Signatures', value: String(version.signatures) },
            ]}
          />
        </Panel>
      </div>
    </div>
  );
}
