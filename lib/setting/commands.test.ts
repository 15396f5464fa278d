import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import {
  blockDomain,
  unblockDomain,
  updateAccessSetting,
  updateCalendarSetting,
  updateLanguageSetting,
  updateMarkingSetting,
  updateNdaSetting,
  updatePrivacySetting,
} from './commands.ts';
import { languageFor } from './language-steps.ts';
import { findReaderLanguage, getSettings, listBlockedDomains } from './queries.ts';

useTestDatabase();

describe('settings', () => {
  test('only owner, admin and operator decide them', async () => {
    const { actors } = await createWorld();
    for (const actor of [actors.security, actors.approver, actors.auditor, actors.employee, actors.visitor]) {
      await expect(updateAccessSetting(actor, { freeMail: 'refuse' })).rejects.toThrow(Forbidden);
      await expect(blockDomain(actor, { domain: 'rival.example', reason: 'Rival' })).rejects.toThrow(
        Forbidden,
      );
    }
    await expect(getSettings(actors.employee, {})).rejects.toThrow(Forbidden);
  });

  test('what one organization decides does not reach the other', async () => {
    const [one, two] = [await createWorld(), await createWorld()];
    await updateAccessSetting(one.actors.admin, { freeMail: 'refuse', decisionHours: 4 });
    await blockDomain(one.actors.admin, { domain: 'rival.example', reason: 'Rival' });
    expect((await getSettings(one.actors.admin, {})).access).toMatchObject({
      freeMail: 'refuse',
      decisionHours: 4,
    });
    expect((await getSettings(two.actors.admin, {})).access).toMatchObject({
      freeMail: 'allow',
      decisionHours: 16,
    });
    expect(await listBlockedDomains(two.actors.admin, {})).toEqual([]);
    await expect(unblockDomain(two.actors.admin, { domain: 'rival.example' })).rejects.toThrow(NotFound);
  });

  test('every section is kept as decided', async () => {
    const { admin } = (await createWorld()).actors;
    await updateCalendarSetting(admin, {
      workingDays: ['1', '3'],
      opensAt: '08:00',
      closesAt: '18:30',
      holidays: ['2026-12-25'],
    });
    await updateNdaSetting(admin, { scope: 'domain', validDays: '730' });
    await updateMarkingSetting(admin, { name: false, tiled: false, strength: 'strong' });
    await updatePrivacySetting(admin, { keepMonths: '36', contact: 'privacy@northwind.example' });
    const settings = await getSettings(admin, {});
    expect(settings.calendar).toEqual({
      workingDays: [1, 3],
      opensAt: '08:00',
      closesAt: '18:30',
      holidays: ['2026-12-25'],
    });
    expect(settings.nda).toEqual({ scope: 'domain', validDays: 730 });
    expect(settings.marking).toMatchObject({ name: false, tiled: false, margin: true, strength: 'strong' });
    expect(settings.privacy).toEqual({
      keepMonths: 36,
      keepLeaverYears: null,
      keepRequestMonths: 24,
      keepSignatureMonths: 72,
      contact: 'privacy@northwind.example',
    });
    await expect(updatePrivacySetting(admin, { keepSignatureMonths: '35' })).rejects.toThrow('36 months');
  });

  test('the log tells which fields changed from what to what, and keeps a contact out of itself', async () => {
    const world = await createWorld();
    await updateNdaSetting(world.actors.admin, { scope: 'domain' });
    await updatePrivacySetting(world.actors.admin, { contact: 'privacy@northwind.example' });
    const bodies = await arrange(world, (tenant) =>
      tenant.auditEvent.findMany({ orderBy: { sequence: 'asc' }, select: { body: true } }),
    );
    expect(bodies[0]?.body).toContain('"after":{"scope":"domain"},"before":{"scope":"person"}');
    expect(bodies[1]?.body).toContain('"changed":["contact"]');
    expect(bodies[1]?.body).not.toContain('privacy@northwind.example');
  });

  test('the language of readers is chosen with its event, and counts where nobody noted another', async () => {
    const world = await createWorld();
    const { admin, anonymous } = world.actors;
    expect(await findReaderLanguage(anonymous, {})).toBe('en');
    await updateLanguageSetting(admin, { readers: 'ja' });
    await expect(updateLanguageSetting(admin, { readers: 'nl' as 'ja' })).rejects.toThrow(
      'choose a language',
    );
    expect(await findReaderLanguage(anonymous, {})).toBe('ja');
    const languages = await arrange(world, (tenant) =>
      Promise.all([null, 'fr-CA', 'nl'].map((noted) => languageFor(tenant, noted))),
    );
    expect(languages).toEqual(['ja', 'fr', 'ja']);
    expect(await auditTrail(world)).toMatchObject([{ subject: 'setting:language' }]);
  });

  test('a day that ends before it begins, no working day and a made-up holiday are refused', async () => {
    const { admin } = (await createWorld()).actors;
    await expect(updateCalendarSetting(admin, { opensAt: '17:00', closesAt: '09:00' })).rejects.toThrow(
      'The day must end after it begins.',
    );
    await expect(updateCalendarSetting(admin, { workingDays: [] })).rejects.toThrow(
      'At least one working day.',
    );
    await expect(updateCalendarSetting(admin, { holidays: ['2026-02-30'] })).rejects.toThrow('2026-12-25');
  });

  test('a domain is blocked once, in lower case, and unblocked again', async () => {
    const world = await createWorld();
    const { owner } = world.actors;
    await blockDomain(owner, { domain: ' Rival.Example ', reason: 'Rival' });
    await expect(blockDomain(owner, { domain: 'rival.example', reason: 'Rival' })).rejects.toThrow(Conflict);
    expect(await listBlockedDomains(owner, {})).toMatchObject([{ domain: 'rival.example', reason: 'Rival' }]);
    await unblockDomain(owner, { domain: 'rival.example' });
    expect(await listBlockedDomains(owner, {})).toEqual([]);
    expect(await auditTrail(world)).toMatchObject([
      { action: 'setting:update', subject: 'setting:blocked-domains' },
      { action: 'setting:update', subject: 'setting:blocked-domains' },
    ]);
  });
});
