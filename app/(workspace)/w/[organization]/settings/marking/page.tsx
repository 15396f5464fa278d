import { MarkingForm } from '../_components/marking-form';
import { readSettingsPage } from '../_components/read';
import { SettingsFrame } from '../_components/settings-frame';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Marking settings' };

/** How copies are marked. */
export default async function MarkingSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { settings, whyNot } = await readSettingsPage(organization);
  return (
    <SettingsFrame organization={organization} current="marking">
      <MarkingForm organization={organization} template={settings.marking} whyNot={whyNot} />
    </SettingsFrame>
  );
}
