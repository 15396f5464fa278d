import { z } from 'zod';
import { Conflict, NotFound } from '#lib/errors.ts';
import type { Json } from '#lib/json.ts';
import { canonicalJson } from '#lib/json.ts';
import { command } from '#lib/operation.ts';
import { readSetting } from './read.ts';
import { blockDomainInput, type SettingSection, settingSections, unblockDomainInput } from './schema.ts';

const record = z.record(z.string(), z.json());

/** Fields that may name a person; their values stand beside the log, not in it. */
const personalFields = new Set(['contact', 'notice']);

function changesOf(before: unknown, after: unknown) {
  const [old, next] = [record.parse(before), record.parse(after)];
  const names = Object.keys(next).filter(
    (name) => canonicalJson(old[name] ?? null) !== canonicalJson(next[name] ?? null),
  );
  const pick = (values: Record<string, Json>, personal: boolean) =>
    Object.fromEntries(
      names
        .filter((name) => personalFields.has(name) === personal)
        .map((name) => [name, values[name] ?? null]),
    );
  const personal = pick(next, true);
  return {
    data: { changed: names, before: pick(old, false), after: pick(next, false) },
    ...(Object.keys(personal).length > 0 ? { personal: { before: pick(old, true), after: personal } } : {}),
  };
}

function update<Section extends SettingSection>(section: Section) {
  return command('setting:update', settingSections[section], async (context, value) => {
    const { tenant, organizationId, now, by } = context;
    const before = await readSetting(tenant, section);
    const row = { value: record.parse(value), updatedAt: now, updatedBy: by };
    await tenant.setting.upsert({
      where: { organizationId_section: { organizationId, section } },
      create: { organizationId, section, ...row },
      update: row,
      select: { section: true },
    });
    return { result: undefined, events: [{ subject: `setting:${section}`, ...changesOf(before, value) }] };
  });
}

/** Decides who may ask, how fast requests are decided, and how long grants last. */
export const updateAccessSetting = update('access');

/** Decides the hours and days on which the time to decide runs. */
export const updateCalendarSetting = update('calendar');

/** Decides whom an NDA signature binds, and for how long. */
export const updateNdaSetting = update('nda');

/** Decides how copies are marked. */
export const updateMarkingSetting = update('marking');

/** Decides what the form tells people about what is recorded. */
export const updatePrivacySetting = update('privacy');

/** Decides what the portal tells of how claims stand. */
export const updatePublicationSetting = update('publication');

/** Decides how people are asked for what they owe. */
export const updateDutiesSetting = update('duties');

/** Decides in which language people read of whom no language is known. */
export const updateLanguageSetting = update('language');

/** Refuses everybody at a domain from now on. Throws Conflict when it is blocked already. */
export const blockDomain = command(
  'setting:update',
  blockDomainInput,
  async ({ tenant, organizationId, now, by }, { domain, reason }) => {
    if (await tenant.blockedDomain.findFirst({ where: { domain }, select: { domain: true } }))
      throw new Conflict(`${domain} is blocked already.`);
    await tenant.blockedDomain.create({
      data: { organizationId, domain, reason, blockedAt: now, blockedBy: by },
      select: { domain: true },
    });
    const data = { blocked: true, domain };
    return {
      result: undefined,
      events: [{ subject: 'setting:blocked-domains', data, personal: { reason } }],
    };
  },
);

/** Lets people at a domain ask again. Throws NotFound when it is not blocked. */
export const unblockDomain = command('setting:update', unblockDomainInput, async ({ tenant }, { domain }) => {
  const { count } = await tenant.blockedDomain.deleteMany({ where: { domain } });
  if (count === 0) throw new NotFound(`${domain} is not blocked.`);
  return {
    result: undefined,
    events: [{ subject: 'setting:blocked-domains', data: { blocked: false, domain } }],
  };
});
