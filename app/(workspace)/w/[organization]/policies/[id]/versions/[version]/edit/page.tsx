import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { locale as localeSchema } from '#lib/policy/schema.ts';
import { getPolicyVersion, type VersionDetail } from '#lib/policy/version-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { languageName, languageOptions } from '@/components/policy/languages';
import { VersionStatus } from '@/components/policy/policy-status';
import type { SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { LanguageBar } from './_components/language-bar';
import { PolicyEditor } from './_components/policy-editor';

export const metadata: Metadata = { title: 'Edit policy text' };

type Props = {
  params: Promise<{ organization: string; id: string; version: string }>;
  searchParams: Promise<SearchParams>;
};

/** The text of the language asked for: as it stands, or empty where it is only begun. */
function textOf(version: VersionDetail, language: string | string[] | undefined) {
  const wanted = localeSchema.safeParse(language).data;
  const found = version.texts.find(({ locale }) => locale === wanted);
  if (found) return { ...found, seen: found.changedAt.toISOString() };
  const original = version.texts.find((text) => text.original) ?? version.texts[0];
  if (original && wanted === undefined) return { ...original, seen: original.changedAt.toISOString() };
  return {
    locale: wanted ?? 'en',
    title: '',
    body: '',
    questions: [],
    original: version.texts.length === 0,
    seen: null,
  };
}

/** Writing one language of a draft, with how it will read beside it. */
export default async function EditPolicyPage({ params, searchParams }: Props) {
  const { organization, id, version: versionId } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'policy:change')) forbidden();
  const version = await page(getPolicyVersion(actor, { versionId }));
  const { policy, state, whyNot } = version;
  if (policy.id !== id) notFound();
  const text = textOf(version, (await searchParams).language);
  const languages = (text.seen === null ? [...version.texts, text] : version.texts).map((one) => ({
    locale: one.locale,
    name: languageName(one.locale),
    original: one.original,
    stored: one !== text,
  }));
  const original = version.texts.find((one) => one.original);
  const refusal =
    whyNot.edit ?? (version.fileId ? 'This version is a PDF as it came: it has no text to edit.' : null);
  return (
    <>
      <PageHeader
        title={`${policy.title}, version ${version.number}`}
        status={<VersionStatus state={state} />}
        crumbs={[
          { label: 'Policies', href: policyPaths.list(organization) },
          { label: policy.identifier, href: policyPaths.policy(organization, id) },
        ]}
        actions={
          <LinkButton variant="primary" href={policyPaths.version(organization, id, versionId, text.locale)}>
            Done writing
          </LinkButton>
        }
      />
      {refusal ? (
        <Callout tone="warning" title={refusal} />
      ) : (
        <div className="flex flex-col gap-4">
          {(state === 'submitted' || state === 'approved') && (
            <Callout tone="warning" title="Saving takes this version back to a draft">
              It was put up for approval; what was approved would no longer be this text.
            </Callout>
          )}
          <LanguageBar
            organization={organization}
            policyId={id}
            versionId={versionId}
            languages={languages}
            others={languageOptions(languages.map(({ locale }) => locale))}
            current={text.locale}
          />
          <PolicyEditor
            key={text.locale}
            saveHref={policyPaths.save(organization, id, versionId)}
            picturesHref={policyPaths.pictures(organization, id)}
            pictureHref={policyPaths.picture(organization, id, '')}
            text={text}
            questionsWanted={text.original ? null : (original?.questions.length ?? null)}
          />
        </div>
      )}
    </>
  );
}
