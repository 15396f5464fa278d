import { localeNames, locales } from '#lib/messages/locale.ts';
import { isUnreviewed } from '#lib/messages/origin.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { saveLanguage } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Language settings' };

const choices = locales.map((locale) => ({
  value: locale,
  label: localeNames[locale],
  ...(isUnreviewed(locale) ? { hint: 'Translated by machine and not yet reviewed; its pages say so.' } : {}),
}));

/** In which language visitors and employees read of whom no language is known. */
export default async function LanguageSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { settings, whyNot } = await readSettingsPage(organization);
  return (
    <SettingsFrame organization={organization} current="language">
      <ActionForm action={saveLanguage.bind(null, organization)}>
        <FormSection
          title="Visitors and employees"
          description="What somebody chose on a page goes first, then the language noted of an employee, then what their browser asks for. Where none of that is one of ours, this one counts, on pages and in mails. The workspace is in English."
        >
          <FormChoiceGroup
            name="readers"
            label="Language"
            choices={choices}
            defaultValue={settings.language.readers}
          />
        </FormSection>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
