import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { adoptFramework } from '#lib/framework/commands.ts';
import { addLinkEvidence, addPlainControl, reviewAs } from '#lib/testing/evidence.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { cookiesIn, openWindow } from './window.ts';

const corpus = resolve(process.env.CANDOR_CORPUS || '../shared');
const catalog = join(corpus, 'data/csf/NIST_CSF_v2.0_catalog.json');

let place: Place;
let workspace: string;
let portal: string;
const open: BrowserContext[] = [];

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
  workspace = `/w/${place.slug}`;
  portal = `/trust/${place.slug}`;
});

test.afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
});

/** A window in which somebody of this organization is signed in. */
async function windowOf(browser: Parameters<typeof openWindow>[0], cookie: string): Promise<Page> {
  const { context, page } = await openWindow(browser);
  if (cookie) await context.addCookies(cookiesIn(cookie));
  open.push(context);
  return page;
}

test('the security team imports the CSF from the publisher’s file, after a look at what comes in', async ({
  browser,
}) => {
  test.skip(!existsSync(catalog), 'corpus');
  const page = await windowOf(browser, place.cookies.security);
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
  const page = await windowOf(browser, place.cookies.security);
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

  const colleague = await windowOf(browser, place.cookies.approver);
  await colleague.goto(`${workspace}/my-work`);
  await colleague.getByRole('link', { name: 'review-q3' }).click();
  await colleague.getByRole('button', { name: 'Save review' }).click();
  await expect(colleague.getByText('Accepted').first()).toBeVisible();

  await page.goto(`${workspace}/controls`);
  await expect(page.getByRole('row', { name: /Review of access/ })).toContainText('Verified');
});

/** Adds a claim as the form does it. */
async function addClaim(page: Page, said: { area: string; text: string; audience: string }): Promise<void> {
  await page.goto(`${workspace}/claims`);
  await page.getByRole('button', { name: 'Add claims' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Area').fill(said.area);
  await dialog.getByLabel('Claims').fill(said.text);
  await dialog.getByLabel('Audience').selectOption(said.audience);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test('a claim with a proven control is published after the guard, stands on the portal, and leaves a tombstone', async ({
  browser,
}) => {
  const text = `Owners review access every quarter; ask ${'sk_live_'}${'4eC39HqLyjWDarjtT1zdp7dc'}.`;
  const { security, approver } = place.actors;
  const controlId = await addPlainControl(place, 'BK-01');
  const { itemId } = await addLinkEvidence(security, [controlId]);
  await reviewAs(approver, itemId, 'accepted');
  const page = await windowOf(browser, place.cookies.security);
  await addClaim(page, { area: 'Access', text, audience: 'public' });
  await page.getByRole('link', { name: /Owners review access/ }).click();
  await page.getByLabel('Search controls').fill('BK-01');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('button', { name: 'Add BK-01' }).click();
  await expect(page.getByText('Proven').first()).toBeVisible();

  // What looks like a key keeps the portal from being published, until it is gone from the sentence.
  await page.goto(`${workspace}/portal`);
  await expect(page.getByText('Looks like a key or token')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.goto(`${workspace}/claims`);
  await page.getByRole('link', { name: /Owners review access/ }).click();
  await page.getByRole('button', { name: 'New edition' }).click();
  await page
    .getByRole('dialog')
    .getByLabel('Claim', { exact: true })
    .fill('Owners review access every quarter.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Owners review access every quarter.' }),
  ).toBeVisible();
  await page.goto(`${workspace}/portal`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Everything is published')).toBeVisible();

  const visitor = await windowOf(browser, '');
  const published = visitor.getByRole('link', { name: /Owners review access every quarter/ });
  // The server asks at most once a second which projection is current.
  await expect(async () => {
    await visitor.goto(portal);
    await expect(published).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await published.click();
  await visitor.waitForURL(/\/claims\/[0-9a-f-]{36}$/);
  const permanent = visitor.url();
  await expect(visitor.getByText(/Proven/).first()).toBeVisible();

  await page.goto(`${workspace}/claims`);
  await page.getByRole('link', { name: /Owners review access/ }).click();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('button', { name: 'Archive' })).toHaveCount(0);
  expect((await visitor.request.get(permanent)).status()).toBe(200);
  await page.goto(`${workspace}/portal`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Everything is published')).toBeVisible();
  await expect(async () => {
    expect((await visitor.request.get(permanent)).status()).toBe(410);
  }).toPass({ timeout: 20_000 });
  await visitor.goto(permanent);
  await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(visitor.getByText('Owners review')).toHaveCount(0);
});

test('customers read on their own page what nobody else is told', async ({ browser }) => {
  const page = await windowOf(browser, place.cookies.security);
  await addClaim(page, { area: 'Halls', text: 'Your data stands in Frankfurt.', audience: 'customers' });
  await expect(page.getByRole('link', { name: /Frankfurt/ })).toBeVisible();

  const customer = await windowOf(browser, place.cookies.visitor);
  await customer.goto(`${portal}/library`);
  await customer.getByRole('link', { name: 'Read the statements for customers' }).click();
  await expect(customer.getByText('Your data stands in Frankfurt.')).toBeVisible();

  const nobody = await windowOf(browser, '');
  for (const path of ['', '/json', '/llms.txt', '/library/claims']) {
    const answer = await nobody.request.get(`${portal}${path}`);
    expect(await answer.text(), path).not.toContain('Frankfurt');
  }
  await nobody.goto(`${portal}/library/claims`);
  await expect(nobody).toHaveURL(/\/sign-in/);
});

test('an employee sees what they owe and nothing else, and another organization nothing at all', async ({
  browser,
}) => {
  const controlId = await addPlainControl(place, 'OWN-01', place.actors.employee.memberId);
  const page = await windowOf(browser, place.cookies.employee);
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
  const stranger = await windowOf(browser, elsewhere.cookies.owner);
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
