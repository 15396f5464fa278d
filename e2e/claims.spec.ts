import { expect, type Page, test } from '@playwright/test';
import { addLinkEvidence, addPlainControl, reviewAs } from '#lib/testing/evidence.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { openAs } from './window.ts';

let place: Place;
let workspace: string;
let portal: string;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
  workspace = `/w/${place.slug}`;
  portal = `/trust/${place.slug}`;
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
  const page = await openAs(browser, place.cookies.security);
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

  const visitor = await openAs(browser, '');
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
  const page = await openAs(browser, place.cookies.security);
  await addClaim(page, { area: 'Halls', text: 'Your data stands in Frankfurt.', audience: 'customers' });
  await expect(page.getByRole('link', { name: /Frankfurt/ })).toBeVisible();

  const customer = await openAs(browser, place.cookies.visitor);
  await customer.goto(`${portal}/library`);
  await customer.getByRole('link', { name: 'Read the statements for customers' }).click();
  await expect(customer.getByText('Your data stands in Frankfurt.')).toBeVisible();

  const nobody = await openAs(browser, '');
  for (const path of ['', '/json', '/llms.txt', '/library/claims']) {
    const answer = await nobody.request.get(`${portal}${path}`);
    expect(await answer.text(), path).not.toContain('Frankfurt');
  }
  await nobody.goto(`${portal}/library/claims`);
  await expect(nobody).toHaveURL(/\/sign-in/);
});
