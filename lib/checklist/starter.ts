import type { ChecklistKind, OwnerRole, TemplateItem } from './schema.ts';

const byRole = (ownerRole: OwnerRole, dueDays: number, title: string): TemplateItem => ({
  ownerKind: 'role',
  ownerRole,
  dueDays,
  title,
});
const byManager = (dueDays: number, title: string): TemplateItem => ({
  ownerKind: 'manager',
  dueDays,
  title,
});

/** The lists that Candor brings, in its own words; an organization adopts and changes them. */
export const starterTemplates: Readonly<Record<ChecklistKind, { name: string; items: TemplateItem[] }>> = {
  joiner: {
    name: 'Somebody joins',
    items: [
      byRole('people', -14, 'The contract is signed, with the promise of confidentiality in it'),
      byRole('people', -10, 'The background check is done, or written down why it may not be'),
      byManager(-7, 'Written down what access the role needs, and no more'),
      byRole('admin', -3, 'A device is prepared: encrypted, updated, managed, listed under their name'),
      byRole('admin', -1, 'Accounts are made with a second factor, in the groups of their role only'),
      byRole('people', 0, 'Building keys and badge are handed over against a signature'),
      byManager(0, 'Somebody shows them around, and whom to ask about security'),
      byManager(5, 'They know how to report what is lost, odd or went wrong'),
      byRole('people', 14, 'The policies of their role are read and acknowledged'),
      byRole('security', 30, 'Security training is done; access is looked at once more'),
    ],
  },
  leaver: {
    name: 'Somebody leaves',
    items: [
      byRole('people', -14, 'The last day is agreed on, and told to those who must know'),
      byManager(-10, 'What only they know is written down and handed over'),
      byManager(-7, 'Their duties, controls and documents have new owners'),
      byRole('security', -3, 'Shared secrets and keys that they know are listed for change'),
      byRole('admin', 0, 'Sign-in is closed: single sign-on, mail, chat, and every session ended'),
      byRole('admin', 0, 'Accounts outside single sign-on are closed: code, cloud, suppliers, social media'),
      byRole('security', 1, 'Shared secrets, API keys and signing keys that they knew are changed'),
      byRole('admin', 0, 'Laptop, phone and security keys are back, or paid for'),
      byRole('people', 0, 'Building keys and badge are back; alarm codes are changed'),
      byRole('admin', 3, 'Private devices hold nothing of ours any more'),
      byRole('people', 1, 'They are reminded in writing of what stays confidential'),
      byRole(
        'admin',
        30,
        'Mail is forwarded for the agreed time only; the device is wiped and listed as free',
      ),
    ],
  },
};
