import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { adoptFramework } from '#lib/framework/commands.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { openAs } from './window.ts';

const corpus = resolve(process.env.CANDOR_CORPUS || '../shared');
const catalog = join(corpus, 'data/csf/NIST_CSF_v2.0_catalog.json');

let place: Place;
let workspace: string;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
  workspace = `/w/${place.slug}`;
});

test('the security team imports the CSF from the publisher’s file, after a look at what comes in', async ({
  browser,
}) => {
  test.skip(!existsSync(catalog), 'corpus');
  const page = await openAs(browser, place.cookies.security);
  await page.goto(`${workspace}/frameworks/import`);
  await page.getByLabel(/Choose a file/).setInputFiles(catalog);
  await expect(page.getByText(/6 function, 22 category, 106 subcategory in force/)).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Cybersecurity Framework.*2\.0/i })).toBeVisible();
  await page.goto(`${workspace}/frameworks`);
  await expect(page.getByText('0 of 106 requirements with controls')).toBeVisible();
});

test('a control of the library is proven by a file that a colleague accepts', async ({ browser }) => {
  if (!existsSync(catalog)) await adoptFramework(place.actors.security, { key: 'nist-csf', version: '2.0' });
  const page = await openAs(browser, place.cookies.security);
  await page.goto(`${workspace}/controls/templates`);
  await page.getByRole('checkbox', { name: /AC-04 Review of access/ }).check();
  await page.getByRole('button', { name: 'Add the chosen' }).click();
  await page.getByRole('link', { name: /Review of access/ }).click();
  await expect(page.getByText('PR.AA-05')).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Implementation').selectOption('implemented');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Unproven').first()).toBeVisible();
  const files = [
    { name: 'review-q3.csv', mimeType: 'text/csv', buffer: Buffer.from('account;kept\na;yes\n') },
    { name: 'مراجعة.csv', mimeType: 'text/csv', buffer: Buffer.from('account;kept\nb;yes\n') },
  ];
  await page.getByLabel(/Choose files/).setInputFiles(files);
  await expect(page.getByRole('link', { name: 'review-q3' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'مراجعة' })).toBeVisible();
  await page.getByRole('link', { name: 'review-q3' }).click();
  await expect(
    page.getByText('You brought this revision yourself. Somebody else has to review it.'),
  ).toBeVisible();

  const colleague = await openAs(browser, place.cookies.approver);
  await colleague.goto(`${workspace}/my-work`);
  await colleague.getByRole('link', { name: 'review-q3' }).click();
  await colleague.getByRole('button', { name: 'Save review' }).click();
  await expect(colleague.getByText('Accepted').first()).toBeVisible();

  await page.goto(`${workspace}/controls`);
  await expect(page.getByRole('row', { name: /Review of access/ })).toContainText('Verified');
});

test('an employee sees what they owe and nothing else, and another organization nothing at all', async ({
  browser,
}) => {
  const controlId = await addPlainControl(place, 'OWN-01', place.actors.employee.memberId);
  const page = await openAs(browser, place.cookies.employee);
  await page.goto(`${workspace}/my-work`);
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'review-q3' })).toHaveCount(0);
  const closed = [
    '/controls',
    `/controls/${controlId}`,
    '/evidence',
    '/claims',
    '/calendar',
    '/frameworks',
    '/portal',
  ];
  const elsewhere = await makePlace();
  const stranger = await openAs(browser, elsewhere.cookies.owner);
  for (const path of closed) {
    const own = await page.request.get(`${workspace}${path}`, { maxRedirects: 0 });
    expect(own.status(), path).toBe(403);
    const other = await stranger.request.get(`${workspace}${path}`, { maxRedirects: 0 });
    expect(other.status(), path).toBe(404);
    // Under their own organization's name the thing of another is not there either.
    if (path.includes(controlId))
      expect((await stranger.request.get(`/w/${elsewhere.slug}${path}`)).status()).toBe(404);
  }
});
