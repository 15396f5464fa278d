import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { joinServer, makePlace, type Place } from './ground.ts';
import { cookiesIn, openWindow } from './window.ts';

const seeds = join(resolve(process.env.CANDOR_CORPUS || '../shared'), 'seeds');
const seed = existsSync(seeds) ? readdirSync(seeds).find((name) => name.startsWith('001_')) : undefined;

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

const progress = (page: Page, count: RegExp) => expect(page.getByText(count)).toBeVisible();

test('somebody brings the page they publish, decides by key, comes back to it and commits it once', async ({
  browser,
}) => {
  test.skip(!seed, 'corpus');
  const { context, page } = await openWindow(browser);
  await context.addCookies(cookiesIn(place.cookies.security));
  await page.goto(`/w/${place.slug}/claims`);
  await page.getByRole('link', { name: 'Start from a page', exact: true }).click();
  await page.getByLabel(/Or choose files/).setInputFiles(join(seeds, seed ?? ''));
  await page.getByLabel('Name of the page').fill('What we publish');
  await page.getByRole('button', { name: 'Read the page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What we publish' })).toBeVisible();

  // The sentence that is decided has the focus, so that a key works at once.
  const sentence = page.getByRole('heading', { level: 2 });
  await expect(sentence).toBeFocused();
  const first = (await sentence.textContent()) ?? '';
  await page.keyboard.press('a');
  await expect(sentence).not.toHaveText(first);
  await expect(sentence).toBeFocused();
  await page.keyboard.press('d');
  await page.keyboard.press('e');
  const edit = page.getByRole('dialog', { name: 'Edit the proposal' });
  await edit.getByLabel('Claim').fill('We check code before it runs anywhere.');
  // However slow the server is, the decision shows at once, and the next key is not for the dialog.
  const answering = Promise.withResolvers<void>();
  await page.route('**/claims/proposals/**', async (route) => {
    await answering.promise;
    await route.continue();
  });
  await page.keyboard.press('Control+Enter');
  await progress(page, /^3 of \d+ decided$/);
  await page.keyboard.press('u');
  await progress(page, /^2 of \d+ decided$/);
  answering.resolve();
  await page.unrouteAll({ behavior: 'wait' });
  await page.keyboard.press('a');
  await progress(page, /^3 of \d+ decided$/);
  await expect(page.getByText('Saving …')).toBeHidden();

  await page.reload();
  await progress(page, /^3 of \d+ decided$/);
  const list = page.getByRole('list', { name: 'Proposals' });
  await expect(list.getByRole('button', { name: `Accepted: ${first}` })).toBeVisible();
  await expect(list.getByRole('button', { name: /^Accepted: We check code/ })).toBeVisible();

  await page.getByRole('link', { name: 'Look at the commit' }).click();
  await page.getByLabel(/Leave out the/).check();
  await page.getByRole('button', { name: 'Commit 2 claims' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${place.slug}/claims$`));
  await expect(page.getByRole('row', { name: /We check code before it runs anywhere/ })).toBeVisible();
  await expect(page.getByRole('link', { name: first })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('This page is finished')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Commit/ })).toHaveCount(0);
  await context.close();
});
