import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { addControl } from '#lib/control/commands.ts';
import { dayOf } from '#lib/day.ts';
import { plainControl } from '#lib/testing/control.ts';
import { tell } from '#lib/testing/health-story.ts';
import { arrange } from '#lib/testing/world.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { cookiesIn, openWindow } from './window.ts';

let place: Place;
let workspace: string;
const open: BrowserContext[] = [];
const daysAgo = (days: number) => dayOf(new Date(Date.now() - days * 86_400_000));

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
  workspace = `/w/${place.slug}`;
  await addControl(place.actors.security, {
    ...plainControl,
    identifier: 'AC-07',
    title: 'Visits are logged',
  });
  const lapsed = await tell(
    place,
    `implemented on ${daysAgo(60)}; A collected ${daysAgo(60)} valid until ${daysAgo(4)} on ${daysAgo(60)}; ` +
      `A accepted on ${daysAgo(60)}; R asked once from ${daysAgo(10)} on ${daysAgo(60)}; A answers R on ${daysAgo(60)}`,
  );
  await arrange(place, (tenant) =>
    tenant.control.updateMany({ where: { id: lapsed }, data: { title: 'Keys are rotated' } }),
  );
});

test.afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
});

async function windowOf(browser: Parameters<typeof openWindow>[0], cookie: string): Promise<Page> {
  const { context, page } = await openWindow(browser);
  await context.addCookies(cookiesIn(cookie));
  open.push(context);
  return page;
}

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`);
}

/** The box of the search. A key that is pressed before the script is there is lost, so it is pressed until it is open. */
async function openByKey(page: Page, key: string) {
  const box = page.getByRole('combobox', { name: /Search names/ });
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(box).toBeFocused({ timeout: 1_000 });
  }).toPass();
  return box;
}

test('a keyboard opens the search, finds a control by its identifier, and opens it', async ({ browser }) => {
  const page = await windowOf(browser, place.cookies.approver);
  await page.goto(workspace);
  const box = await openByKey(page, 'Control+k');
  await box.fill('ac-0');
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('AC-07');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/controls\/[0-9a-f-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Visits are logged');
});

test('a slash opens the search too, until somebody turns it off, and never while they type', async ({
  browser,
}) => {
  const page = await windowOf(browser, place.cookies.security);
  await page.goto(`${workspace}/search`);
  const field = page.getByRole('searchbox');
  await field.fill('a/');
  await field.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await field.blur();
  const box = await openByKey(page, '/');
  await box.fill('nothing is called so');
  await expect(page.getByText('Nothing is found under these words.')).toBeVisible();
  await page.getByLabel('opens the search, too').uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await openByKey(page, 'Control+k');
});

test('the page of a search is a link that works without script', async ({ browser }) => {
  const { context, page } = await openWindow(browser, { javaScriptEnabled: false });
  open.push(context);
  await context.addCookies(cookiesIn(place.cookies.owner));
  await page.goto(`${workspace}/search?q=soc`);
  await page.getByRole('link', { name: /SOC 2 Type II report/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SOC 2 Type II report');
  await page.goto(`${workspace}/search?q=${'x'.repeat(5_000)}`);
  await expect(page.getByText('Please search with at most 200 characters.')).toBeVisible();
});

test('the overview shows what waits, what is due and what lapsed this week', async ({ browser }) => {
  const page = await windowOf(browser, place.cookies.security);
  await page.goto(workspace);
  const panel = (title: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  await expect(panel('Requests waiting').getByRole('link', { name: /#1 Vera Visitor/ })).toBeVisible();
  await expect(panel('Lapsed this week').getByRole('link', { name: /Keys are rotated/ })).toBeVisible();
  await expect(panel('Evidence due').getByText('Overdue', { exact: true })).toBeVisible();
  await expect(panel('Changes on the portal').getByText('The first publication.')).toBeVisible();
  await panel('Health of controls').getByText('The same as a table').click();
  await expect(page.getByRole('row', { name: /^Today/ })).toContainText('0 of 2');
  expect(await problemsOf(page)).toEqual([]);
});

test('an employee and an auditor see their own work, and nothing to search', async ({ browser }) => {
  for (const role of ['employee', 'auditor'] as const) {
    const page = await windowOf(browser, place.cookies[role]);
    await page.goto(workspace);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Good to see you');
    await expect(page.getByRole('link', { name: 'Search' })).toHaveCount(0);
    await expect(page.getByText('Vera Visitor')).toHaveCount(0);
    const answer = await page.request.get(`${workspace}/search/matches?q=AC-07`);
    expect(answer.status()).toBe(403);
  }
});
