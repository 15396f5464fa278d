'use server';

import { redirect } from 'next/navigation';
import type { AnonymousActor } from '#lib/auth/actor.ts';
import { sealSession } from '#lib/auth/session.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import { findChallengeByTokenHash } from '#lib/db/lookup.ts';
import { Conflict } from '#lib/errors.ts';
import { useSignInLink } from '#lib/member/break-glass-commands.ts';
import { acceptInvitation } from '#lib/member/invitation-commands.ts';
import { requestPasswordReset, resetPassword } from '#lib/member/password-commands.ts';
import { signInMember } from '#lib/member/sign-in.ts';
import { getOwnWorkspace } from '#lib/member/workspace.ts';
import { safeNext, signInPaths, workspacePaths } from '#lib/paths.ts';
import { anonymousActor, anonymousAt } from '@/app/_request/actor';
import { readDevice, setDevice, setMemberSession } from '@/app/_request/cookies';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import type { ActionState } from '@/components/form/action-state';
import { done } from '@/components/form/action-state';

/** Signs in with e-mail and password, and goes where the person wanted to. */
export async function signInAction(_: ActionState, form: FormData): Promise<ActionState> {
  return action(async () => {
    const organization = textIn(form, 'organization');
    const actor = await anonymousAt(organization);
    const device = await readDevice(organization);
    const signedIn = await signInMember(actor, {
      email: textIn(form, 'email'),
      password: textIn(form, 'password'),
      ...(device ? { device } : {}),
    });
    await setMemberSession(await sealSession(signedIn.token));
    await setDevice(organization, signedIn.device);
    redirect(safeNext(textIn(form, 'next'), workspacePaths.home(organization)));
  });
}

/** Asks for a mail to choose a new password; says the same for everybody. */
export async function forgottenAction(_: ActionState, form: FormData): Promise<ActionState> {
  return action(async () => {
    const actor = await anonymousAt(textIn(form, 'organization'));
    await requestPasswordReset(actor, { email: textIn(form, 'email') });
    return done('If this address belongs to a member, a link to choose a new password is on its way.');
  });
}

async function holderOf(token: string): Promise<AnonymousActor> {
  const located = await findChallengeByTokenHash(hashToken(token));
  if (!located) throw new Conflict('This link has expired or was already used. Please ask for a new one.');
  return anonymousActor(located.organizationId);
}

/** Sets a new password by a mailed link; the person then signs in with it. */
export async function resetAction(_: ActionState, form: FormData): Promise<ActionState> {
  return action(async () => {
    const token = textIn(form, 'token');
    const actor = await holderOf(token);
    await resetPassword(actor, { token, password: textIn(form, 'password') });
    const { slug } = await getOwnWorkspace(actor, {});
    redirect(`${signInPaths.organization(slug)}?changed`);
  });
}

/** Accepts an invitation and signs in. */
export async function acceptAction(_: ActionState, form: FormData): Promise<ActionState> {
  return action(async () => {
    const token = textIn(form, 'token');
    const actor = await holderOf(token);
    const input = { token, name: textIn(form, 'name'), password: textIn(form, 'password') };
    const joined = await acceptInvitation(actor, input);
    await setMemberSession(await sealSession(joined.token));
    const { slug } = await getOwnWorkspace(actor, {});
    redirect(workspacePaths.home(slug));
  });
}

/** Uses the operator's one-time link up and signs in. */
export async function breakGlassAction(_: ActionState, form: FormData): Promise<ActionState> {
  return action(async () => {
    const token = textIn(form, 'token');
    const actor = await holderOf(token);
    await setMemberSession(await sealSession(await useSignInLink(actor, { token })));
    const { slug } = await getOwnWorkspace(actor, {});
    redirect(workspacePaths.home(slug));
  });
}
