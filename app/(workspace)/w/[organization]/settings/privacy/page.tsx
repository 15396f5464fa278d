import { previewErasure } from '#lib/erasure/queries.ts';
import { translator } from '#lib/messages/translator.ts';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { Panel } from '@/components/ui/panel';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { savePrivacy } from '../actions';
import { DuePanel } from './_components/due-panel';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Privacy settings' };

const months = { type: 'number', max: 240, inputMode: 'numeric', className: '[&_input]:max-w-40' } as const;

/** How long people are kept, and what the form tells them about it. */
export default async function PrivacySettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { actor, settings, whyNot } = await readSettingsPage(organization);
  const due = await page(previewErasure(actor, {}));
  const { keepMonths, keepRequestMonths, keepSignatureMonths, keepLeaverYears, contact } = settings.privacy;
  const t = translator('request');
  return (
    <SettingsFrame organization={organization} current="privacy">
      <ActionForm action={savePrivacy.bind(null, organization)}>
        <div>
          <FormSection
            title="How long people are kept"
            description="After that they are erased by themselves: names, addresses and what they wrote. What was done, when and with which code stays."
          >
            <FormTextField
              {...months}
              name="keepMonths"
              min={1}
              label="Visitors (months)"
              hint="Counted from the last thing heard of them: a sign-in, request, signature, grant or download. Who is blocked or still holds a document is kept."
              defaultValue={keepMonths}
              required
            />
            <FormTextField
              {...months}
              name="keepRequestMonths"
              min={1}
              label="Closed requests and sent mails (months)"
              hint="Who asked and what was written. The decisions stay."
              defaultValue={keepRequestMonths}
              required
            />
            <FormTextField
              {...months}
              name="keepSignatureMonths"
              min={36}
              label="Ended NDA signatures (months)"
              hint="Counted from the day on which a signature or waiver ended. They are proof: at least 36 months, also of an erased visitor."
              defaultValue={keepSignatureMonths}
              required
            />
            <FormTextField
              {...months}
              name="keepLeaverYears"
              min={1}
              max={50}
              label="Employees who left (years)"
              hint="Counted from the day they left. Empty: they are kept until somebody erases them on their page. What they confirmed stays as proof, without who it was."
              defaultValue={keepLeaverYears ?? ''}
            />
            <DuePanel due={due} />
          </FormSection>
          <FormSection title="Privacy notice" description="Stands at the form with which visitors ask.">
            <FormTextField
              name="contact"
              label="Whom to ask"
              hint="An address or a name. Empty: the contact of the portal."
              defaultValue={contact}
            />
            <Panel title={t('noticeTitle')} description="As visitors read it now">
              <p dir="auto" className="text-ink-muted">
                {t('notice', {
                  retention: `${keepMonths} months`,
                  proof: `${keepSignatureMonths} months`,
                  contact: contact || 'the contact of the portal',
                })}
              </p>
            </Panel>
          </FormSection>
        </div>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
