import type { Problem } from '#lib/errors.ts';
import { isolated } from '#lib/format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CurrentNda, NdaReader } from '#lib/nda/queries.ts';
import { portalPaths } from '#lib/paths.ts';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { PrintableNote } from '@/components/form/printable';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/choice-field';
import { TextareaField, TextField } from '@/components/ui/text-field';

type Props = {
  portal: string;
  nda: CurrentNda;
  reader: NdaReader;
  /** The network address that will be recorded. */
  address: string;
  kept: { problems: readonly Problem[]; values: Readonly<Record<string, string | string[]>> };
};

/** Signing: the name typed, what the text has a place for, and the sentences that are recorded word by word. */
export function SignForm({ portal, nda, reader, address, kept }: Props) {
  const t = translator('nda');
  const { company, email, domain, consent } = reader;
  const typed = (name: string) => {
    const value = kept.values[name];
    return typeof value === 'string' ? value : null;
  };
  const problem = (name: string) => problemAt(kept.problems, name);
  // Filled in by the browser, while it is typed.
  const unprintable = t('unprintable', { character: '{character}' });
  return (
    <section
      id="sign"
      aria-labelledby="sign-title"
      className="scroll-mt-6 rounded-xl border bg-surface px-5 py-7 sm:px-12 sm:py-9 print:hidden"
    >
      <h2 id="sign-title" className="font-medium font-serif text-[1.5rem] leading-tight">
        {t('signTitle')}
      </h2>
      <p className="wrap-anywhere mt-1 mb-6 text-ink-muted">
        {t('signIntro', { email, company: isolated(company) })} {t('validFor', { days: nda.validDays })}
      </p>
      <PostForm
        action={portalPaths.signNda(portal)}
        hidden={{ versionId: nda.versionId, sha256: nda.sha256 }}
        problems={kept.problems}
        label={t('signTitle')}
        className="max-w-lg"
      >
        <TextField
          name="typedName"
          label={t('typedName')}
          hint={t('typedNameHint')}
          error={problem('typedName')}
          defaultValue={typed('typedName') ?? ''}
          required
          maxLength={200}
          autoComplete="name"
        />
        <PrintableNote name="typedName" sentence={unprintable} />
        {nda.asks.title && (
          <TextField
            name="title"
            label={t('jobTitle')}
            error={problem('title')}
            defaultValue={typed('title') ?? reader.title}
            required
            maxLength={200}
            autoComplete="organization-title"
          />
        )}
        <PrintableNote name="title" sentence={unprintable} />
        {nda.asks.address && (
          <TextareaField
            name="postalAddress"
            label={t('postalAddress')}
            hint={t('postalAddressHint')}
            error={problem('postalAddress')}
            defaultValue={typed('postalAddress') ?? ''}
            required
            maxLength={500}
            rows={3}
            autoComplete="street-address"
          />
        )}
        <PrintableNote name="postalAddress" sentence={unprintable} />
        <div className="flex flex-col gap-4 border-t pt-5">
          <CheckboxField
            name="consent"
            value="yes"
            label={<span lang="en">{consent.own}</span>}
            error={problem('consent')}
            defaultChecked={typed('consent') === 'yes'}
            required
          />
          {domain && consent.authority && (
            <CheckboxField
              name="authority"
              value="yes"
              label={
                <span lang="en" dir="auto">
                  {consent.authority}
                </span>
              }
              hint={t('authorityHint')}
              error={problem('authority')}
              defaultChecked={typed('authority') === 'yes'}
              required
            />
          )}
        </div>
        <div className="rounded-lg bg-sunken px-4 py-3 text-ink-muted text-sm">
          <h3 className="font-medium text-ink">{t('recordedTitle')}</h3>
          <p className="wrap-anywhere mt-1">{t('recorded', { address })}</p>
        </div>
        <Button type="submit" variant="primary" size="lg" className="self-start max-sm:w-full">
          {t('sign')}
        </Button>
      </PostForm>
    </section>
  );
}
