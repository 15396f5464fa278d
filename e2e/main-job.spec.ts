import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { findOrganizationBySlug } from '#lib/db/lookup.ts';
import { newId } from '#lib/id.ts';
import { inviteMember } from '#lib/member/invitation-commands.ts';
import { canary } from './canaries.ts';
import { joinServer } from './ground.ts';
import { openWindow } from './window.ts';

const email = `amira.${newId().slice(-6)}@souk-analytics.example`;
const name = 'أميرة الخطيب';
const password = canary('ten calm wolves hike');

async function inviteApprover(): Promise<string> {
  const organizationId = (await findOrganizationBySlug('alder')) ?? '';
  const origin = { address: '', userAgent: 'journey', requestId: newId() };
  const operator: OperatorActor = { kind: 'operator', organizationId, name: 'journey', origin };
  const address = `dana.${newId().slice(-6)}@alder.example`;
  const { link } = await inviteMember(operator, {
    email: address,
    name: 'Dana Decider',
    roles: ['approver'],
  });
  return link ?? '';
}

/** The six digits of the newest mail to an address, as a person reads them in the local mailbox. */
async function codeFor(context: BrowserContext, address: string): Promise<string> {
  const mailbox = await context.newPage();
  let code = '';
  await expect(async () => {
    await mailbox.goto(`/mailbox?to=${encodeURIComponent(address)}`);
    await mailbox.getByRole('listitem').getByRole('link').first().click();
    const digits = mailbox.getByRole('article').getByText(/^\d{6}$/);
    code = ((await digits.textContent({ timeout: 2_000 })) ?? '').trim();
    expect(code).toMatch(/^\d{6}$/);
  }).toPass({ timeout: 20_000 });
  await mailbox.close();
  return code;
}

async function askForReport(page: Page): Promise<void> {
  await page.goto('/trust/alder');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Alder');
  await page
    .getByRole('link', { name: /Request access to SOC 2 Type II/ })
    .first()
    .click();
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByLabel('Full name').fill(name);
  await page.getByLabel('Company').fill('Souk Analytics');
  await page.getByLabel(/Job title/).fill('Head of Risk');
  await page.getByLabel('Your relationship to us').selectOption({ index: 1 });
  await page.getByLabel('What do you need them for?').fill('Vendor review before signing.');
  await page.getByRole('button', { name: 'Send request' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
}

async function download(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /Download SOC 2 Type II/ })
    .first()
    .click();
  const file = join(mkdtempSync(join(tmpdir(), 'candor-journey-')), 'copy.pdf');
  await (await waiting).saveAs(file);
  return file;
}

function qpdfAccepts(file: string): boolean {
  try {
    execFileSync('qpdf', ['--check', file], { stdio: 'pipe' });
    return true;
  } catch (error) {
    // Not every machine has this judge; where it is, it decides.
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
  }
}

test.describe.configure({ mode: 'serial' });

test('a visitor asks, signs, is approved and holds a marked copy, which the company can take back', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  await joinServer();
  const invitation = await inviteApprover();
  // The visitor's browser runs no script at all: reading, requesting, signing and downloading need none.
  const visitor = await openWindow(browser, { javaScriptEnabled: false });
  const member = await openWindow(browser);

  await askForReport(visitor.page);
  await visitor.page
    .getByRole('textbox', { name: 'Six-digit code' })
    .fill(await codeFor(visitor.context, email));
  await visitor.page.getByRole('button', { name: 'Confirm' }).click();
  await expect(visitor.page).toHaveURL(/\/library/);
  await expect(visitor.page.getByText('Waiting for our decision').first()).toBeVisible();

  // Signing while the decision is pending.
  await visitor.page.getByRole('link', { name: 'Read and sign the agreement' }).first().click();
  await visitor.page.getByLabel('Your full name').fill(name);
  await visitor.page.getByLabel('Job title').fill('Head of Risk');
  await visitor.page.getByLabel(/Postal address/).fill('1 Harbour Road\nTyre');
  await visitor.page.getByLabel(/I have read this agreement/).check();
  await visitor.page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(visitor.page.getByText('Thank you, the agreement is signed.')).toBeVisible();

  await member.page.goto(invitation);
  await member.page.getByLabel('Password').fill(password);
  await member.page.getByRole('button', { name: 'Accept and sign in' }).click();
  await expect(member.page).toHaveURL(/\/w\/alder$/);
  await member.page.goto('/w/alder/requests');
  await member.page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await expect(member.page.getByRole('heading', { level: 1 })).toBeVisible();
  await member.page.getByText('Approve', { exact: true }).click();
  await member.page.getByRole('button', { name: /^Decide/ }).click();
  await expect(member.page.getByRole('heading', { name: 'Decided' })).toBeVisible();
  await expect(member.page.getByText('Approved').first()).toBeVisible();

  await visitor.page.goto('/trust/alder/library');
  const file = await download(visitor.page);
  expect(statSync(file).size).toBeGreaterThan(100_000);
  expect(qpdfAccepts(file)).toBe(true);
  const pdf = await PDF.load(new Uint8Array(readFileSync(file)));
  expect(pdf.getPageCount()).toBeGreaterThan(100);

  await member.page.goto('/w/alder/grants');
  const grant = member.page.getByRole('row', { name: /SOC 2 Type II/ }).filter({ hasText: email });
  await grant.getByRole('link').first().click();
  await member.page
    .getByRole('button', { name: /^Revoke/ })
    .first()
    .click();
  await member.page.getByRole('dialog').getByRole('textbox').fill('The talks have ended.');
  await member.page
    .getByRole('dialog')
    .getByRole('button', { name: /Revoke/ })
    .click();
  await expect(member.page.getByText('Revoked').first()).toBeVisible();

  await visitor.page.goto('/trust/alder/library');
  await expect(visitor.page.getByText('Access ended').first()).toBeVisible();
  await expect(visitor.page.getByRole('button', { name: /Download SOC 2 Type II/ })).toHaveCount(0);
  await visitor.context.close();
  await member.context.close();
});
