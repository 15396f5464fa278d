'use server';

import { revalidatePath } from 'next/cache';
import type { MemberActor } from '#lib/auth/actor.ts';
import { workspacePaths } from '#lib/paths.ts';
import {
  blockDomain,
  unblockDomain,
  updateAccessSetting,
  updateCalendarSetting,
  updateDutiesSetting,
  updateLanguageSetting,
  updateMarkingSetting,
  updateNdaSetting,
  updatePrivacySetting,
  updatePublicationSetting,
} from '#lib/setting/commands.ts';
import {
  accessSetting,
  dutiesSetting,
  languageSetting,
  ndaSetting,
  publicationSetting,
} from '#lib/setting/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn, tickedIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { markTemplateOf } from './_components/mark-template-of';

function save(
  organization: string,
  section: string,
  run: (actor: MemberActor) => Promise<unknown>,
  said = 'Saved.',
) {
  return action(async () => {
    await run(await memberActor(organization));
    revalidatePath(workspacePaths.settings(organization, section));
    return done(said);
  });
}

const oneOf = <T extends string>(values: readonly T[], value: string) =>
  values.find((known) => known === value);

/** Decides who may ask, how fast requests are decided, and how long grants last. */
export async function saveAccess(organization: string, _: ActionState, form: FormData) {
  const { freeMail, countsFrom } = accessSetting.shape;
  return save(organization, 'access', (actor) =>
    updateAccessSetting(actor, {
      freeMail: oneOf(freeMail.unwrap().options, textIn(form, 'freeMail')),
      countsFrom: oneOf(countsFrom.unwrap().options, textIn(form, 'countsFrom')),
      decisionHours: textIn(form, 'decisionHours'),
      requestExpiresAfterDays: textIn(form, 'requestExpiresAfterDays'),
      confidentialDays: textIn(form, 'confidentialDays'),
      restrictedDays: textIn(form, 'restrictedDays'),
      remindBeforeDays: textIn(form, 'remindBeforeDays'),
    }),
  );
}

/** Decides when the time to decide runs. Holidays stand one on a line. */
export async function saveCalendar(organization: string, _: ActionState, form: FormData) {
  return save(organization, 'calendar', (actor) => {
    const holidays = textIn(form, 'holidays').split(/\s+/).filter(Boolean);
    return updateCalendarSetting(actor, {
      workingDays: textsIn(form, 'workingDays'),
      opensAt: textIn(form, 'opensAt'),
      closesAt: textIn(form, 'closesAt'),
      holidays: [...new Set(holidays)].toSorted(),
    });
  });
}

/** Decides whom a signature binds, and for how long. */
export async function saveNda(organization: string, _: ActionState, form: FormData) {
  const { options } = ndaSetting.shape.scope.unwrap();
  return save(organization, 'nda', (actor) =>
    updateNdaSetting(actor, {
      scope: oneOf(options, textIn(form, 'scope')),
      validDays: textIn(form, 'validDays'),
    }),
  );
}

/** Decides how copies are marked. */
export async function saveMarking(organization: string, _: ActionState, form: FormData) {
  return save(organization, 'marking', (actor) => updateMarkingSetting(actor, markTemplateOf(form)));
}

/** Decides how long people are kept, and whom they ask about it. */
export async function savePrivacy(organization: string, _: ActionState, form: FormData) {
  return save(organization, 'privacy', (actor) =>
    updatePrivacySetting(actor, {
      keepMonths: textIn(form, 'keepMonths'),
      keepRequestMonths: textIn(form, 'keepRequestMonths'),
      keepSignatureMonths: textIn(form, 'keepSignatureMonths'),
      keepLeaverYears: textIn(form, 'keepLeaverYears'),
      contact: textIn(form, 'contact'),
    }),
  );
}

/** Blocks a domain. */
export async function blockDomainAction(organization: string, _: ActionState, form: FormData) {
  const blocked = (actor: MemberActor) =>
    blockDomain(actor, { domain: textIn(form, 'domain'), reason: textIn(form, 'reason') });
  return save(organization, 'blocked-domains', blocked, 'Domain blocked.');
}

/** Lets a domain ask again. */
export async function unblockDomainAction(organization: string, domain: string) {
  return save(
    organization,
    'blocked-domains',
    (actor) => unblockDomain(actor, { domain }),
    'Domain unblocked.',
  );
}

/** Decides what the portal tells of how claims stand. */
export async function savePublication(organization: string, _: ActionState, form: FormData) {
  const { mode } = publicationSetting.shape;
  return save(
    organization,
    'publication',
    (actor) =>
      updatePublicationSetting(actor, {
        mode: oneOf(mode.unwrap().options, textIn(form, 'mode')),
        days: textIn(form, 'days'),
        csf: tickedIn(form, 'csf'),
        controls: tickedIn(form, 'controls'),
      }),
    'Saved. Publish the portal to show it to visitors.',
  );
}

/** Decides in which language people read of whom no language is known. */
export async function saveLanguage(organization: string, _: ActionState, form: FormData) {
  const { options } = languageSetting.shape.readers.unwrap();
  return save(organization, 'language', (actor) =>
    updateLanguageSetting(actor, { readers: oneOf(options, textIn(form, 'readers')) }),
  );
}

/** Decides how people are asked for what they owe. Distances stand with commas. */
export async function saveDuties(organization: string, _: ActionState, form: FormData) {
  const { options } = dutiesSetting.shape.confirmation.unwrap();
  return save(organization, 'duties', (actor) =>
    updateDutiesSetting(actor, {
      distances: textIn(form, 'distances')
        .split(/[\s,;]+/)
        .filter(Boolean),
      escalate: tickedIn(form, 'escalate'),
      managerAfterDays: textIn(form, 'managerAfterDays'),
      requireSignIn: tickedIn(form, 'requireSignIn'),
      confirmation: oneOf(options, textIn(form, 'confirmation')),
    }),
  );
}
