import { z } from 'zod';
import { type Role, roles } from '#lib/auth/actor.ts';
import { successor } from '#lib/hand-over/schema.ts';
import { email, id, line } from '#lib/text.ts';

const rolesField = z
  .array(z.enum(roles))
  .min(1, 'Please choose at least one role.')
  .max(roles.length)
  .transform((chosen) => [...new Set(chosen)]);

// Length is judged by the rules of passwords; this only keeps absurd input away from hashing.
const password = z.string('Please type a password.').max(1024, 'This password is too long.');
const token = z.string().min(20).max(200);

/** Invites a person, or mails the invitation again when it is still open. */
export const inviteMemberInput = z.strictObject({ email, name: line('Name', 120), roles: rolesField });

export const memberInput = z.strictObject({ memberId: id });
/** `handOverTo` gets their open tasks and items; without one these stay, and are told to be without an owner. */
export const removeMemberInput = z.strictObject({ memberId: id, handOverTo: successor });
export const changeRolesInput = z.strictObject({ memberId: id, roles: rolesField });
export const acceptInvitationInput = z.strictObject({ token, name: line('Name', 120), password });
export const requestResetInput = z.strictObject({ email });
export const resetPasswordInput = z.strictObject({ token, password });
export const changePasswordInput = z.strictObject({ current: password, next: password });
export const linkInput = z.strictObject({ token });

/** The form of sign-in; `device` is the browser's proof of an earlier sign-in, if it has one. */
export const signInInput = z.strictObject({
  email: z.string().max(300).default(''),
  password,
  device: z.string().max(500).optional(),
});

/** The known roles among the values of a form's field. */
export function memberRoles(values: readonly unknown[]): Role[] {
  return roles.filter((role) => values.includes(role));
}

/** Roles in words, with what each is for. */
export const roleTexts: Record<(typeof roles)[number], { label: string; hint: string }> = {
  owner: { label: 'Owner', hint: 'Everything, and makes other owners' },
  admin: { label: 'Admin', hint: 'Members, settings and everything below' },
  security: {
    label: 'Security',
    hint: 'Keeps the portal, documents and agreement true; decides on requests',
  },
  approver: { label: 'Approver', hint: 'Decides on requests' },
  people: { label: 'People', hint: 'Looks after employees and their duties' },
  auditor: { label: 'Auditor', hint: 'Only the audits they are named in, while those are open' },
  employee: { label: 'Employee', hint: 'Only their own duties' },
};

/** A member as the list shows them. */
export type MemberRow = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  createdAt: Date;
  lastSeenAt: Date | null;
  state: 'active' | 'invited' | 'removed';
  sessions: number;
  /** Why the one who looks cannot change or remove this member, or null. */
  whyNotChange: string | null;
};
