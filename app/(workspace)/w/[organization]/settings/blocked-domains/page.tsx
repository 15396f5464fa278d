import { listBlockedDomains } from '#lib/setting/queries.ts';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { BlockedDomains } from '../_components/blocked-domains';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { blockDomainAction } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Blocked domains' };

/** Domains nobody of which may ask. */
export default async function BlockedDomainsPage({ params }: PageProps) {
  const { organization } = await params;
  const { actor, whyNot } = await readSettingsPage(organization);
  const domains = await page(listBlockedDomains(actor, {}));
  return (
    <SettingsFrame organization={organization} current="blocked-domains">
      <FormSection
        title="Block a domain"
        description="Nobody at it can ask any more. The form answers them like everyone else; grants that were given stay, revoke them one by one."
      >
        <ActionForm action={blockDomainAction.bind(null, organization)} resetOnDone>
          <FormTextField name="domain" label="Domain" placeholder="company.com" autoComplete="off" required />
          <FormTextField
            name="reason"
            label="Reason"
            hint="For your colleagues; nobody else reads it."
            required
          />
          <SaveBar whyNot={whyNot} label="Block domain" />
        </ActionForm>
      </FormSection>
      <BlockedDomains organization={organization} domains={domains} editable={whyNot === null} />
    </SettingsFrame>
  );
}
