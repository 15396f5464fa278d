import { translator } from '#lib/messages/translator.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { Panel } from '@/components/ui/panel';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { savePrivacy } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Privacy settings' };

/** What the form tells people about what is recorded. */
export default async function PrivacySettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { settings, whyNot } = await readSettingsPage(organization);
  const { keepMonths, contact } = settings.privacy;
  const t = translator('request');
  return (
    <SettingsFrame organization={organization} current="privacy">
      <ActionForm action={savePrivacy.bind(null, organization)}>
        <div>
          <FormSection title="Privacy notice" description="Stands at the form with which visitors ask.">
            <FormTextField
              name="keepMonths"
              type="number"
              min={1}
              max={240}
              inputMode="numeric"
              label="Kept for (months)"
              hint="Counted from the last download or decision."
              defaultValue={keepMonths}
              className="max-w-40"
              required
            />
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
