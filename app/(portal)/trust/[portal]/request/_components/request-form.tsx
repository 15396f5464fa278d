import { relationships } from '#lib/access-request/schema.ts';
import type { Problem } from '#lib/errors.ts';
import { translator } from '#lib/messages/translator.ts';
import type { ProjectionDocument } from '#lib/portal/projection.ts';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { PrintableNote } from '@/components/form/printable';
import { Button } from '@/components/ui/button';
import { ChoiceGroup } from '@/components/ui/choice-field';
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field';

type Visitor = { email: string; name: string; company: string; title: string; relationship: string };

type Props = {
  action: string;
  documents: readonly ProjectionDocument[];
  form: {
    visitor: Visitor | null;
    known: readonly string[];
    keepMonths: number;
    keepSignatureMonths: number;
    freeMail: 'allow' | 'refuse';
  };
  kept: { problems: readonly Problem[]; values: Readonly<Record<string, string | string[]>> };
  /** Documents to be chosen from the start. */
  wanted: readonly string[];
  contact: string;
};

/** The form itself. A signed-in visitor finds what we know filled in, and the address fixed. */
export function RequestForm({ action, documents, form, kept, wanted, contact }: Props) {
  const t = translator('request');
  const { visitor } = form;
  const text = (name: 'email' | 'name' | 'company' | 'title' | 'relationship' | 'reason') => {
    const value = kept.values[name];
    if (typeof value === 'string') return value;
    return visitor && name !== 'reason' ? visitor[name] : '';
  };
  const unprintable = t('problem.character', { character: '{character}' });
  const problem = (name: string) => problemAt(kept.problems, name);
  return (
    <PostForm action={action} problems={kept.problems} label={t('title')}>
      <ChoiceGroup
        name="documentIds"
        type="checkbox"
        label={t('documents')}
        hint={t('documentsHint')}
        error={problem('documentIds')}
        defaultValue={chosenOf(kept.values.documentIds, documents, wanted)}
        choices={documents.map((document) => choiceOf(document, form.known))}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={
          visitor
            ? t('emailKnown')
            : `${t('emailHint')}${form.freeMail === 'refuse' ? ` ${t('emailNoFree')}` : ''}`
        }
        error={problem('email')}
        defaultValue={visitor?.email ?? text('email')}
        readOnly={visitor !== null}
        required
        maxLength={254}
        autoComplete="email"
        dir="ltr"
      />
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        error={problem('name')}
        defaultValue={text('name')}
        required
        maxLength={120}
        autoComplete="name"
      />
      <PrintableNote name="name" sentence={unprintable} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="company"
          label={t('company')}
          error={problem('company')}
          defaultValue={text('company')}
          required
          maxLength={120}
          autoComplete="organization"
        />
        <TextField
          name="title"
          label={t('jobTitle')}
          optionalNote={t('optional')}
          error={problem('title')}
          defaultValue={text('title')}
          maxLength={120}
          autoComplete="organization-title"
        />
      </div>
      <PrintableNote name="company" sentence={unprintable} />
      <PrintableNote name="title" sentence={unprintable} />
      <SelectField
        name="relationship"
        label={t('relationship')}
        error={problem('relationship')}
        defaultValue={text('relationship')}
        required
        placeholder={t('relationshipChoose')}
        options={relationships.map((value) => ({ value, label: t(`relationshipOptions.${value}`) }))}
      />
      <TextareaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        error={problem('reason')}
        defaultValue={text('reason')}
        required
        maxLength={1000}
      />
      {/* Robots fill in every field; people neither see nor reach this one. */}
      <div aria-hidden className="absolute -left-[10000px] h-px w-px overflow-hidden">
        <TextField name="website" label={t('leaveEmpty')} tabIndex={-1} autoComplete="off" defaultValue="" />
      </div>
      <section className="rounded-lg border bg-sunken px-4 py-3 text-ink-muted text-sm">
        <h2 className="font-medium text-ink">{t('noticeTitle')}</h2>
        <p className="wrap-anywhere mt-1">
          {t('notice', {
            retention: t('months', { count: form.keepMonths }),
            proof: t('months', { count: form.keepSignatureMonths }),
            contact,
          })}
        </p>
      </section>
      <Button type="submit" variant="primary" size="lg" className="self-start max-sm:w-full">
        {t('submit')}
      </Button>
    </PostForm>
  );
}

function choiceOf(document: ProjectionDocument, known: readonly string[]) {
  const portal = translator('portal');
  const open = known.includes(document.id);
  return {
    value: document.id,
    label: <bdi>{document.title}</bdi>,
    hint: open ? translator('request')('alreadyKnown') : portal(`tier.${document.tier}`),
    disabled: open,
  };
}

function chosenOf(
  typed: string | string[] | undefined,
  documents: readonly ProjectionDocument[],
  wanted: readonly string[],
): string[] {
  if (typed !== undefined) return [typed].flat();
  const [only] = documents;
  return documents.length === 1 && only ? [only.id] : [...wanted];
}
