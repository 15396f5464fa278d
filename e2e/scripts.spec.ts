import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { joinServer, makePlace, origin, type Place } from './ground.ts';

/** What the framework sends with any page, and what visitors' pages may send above it. Kilobytes after gzip. */
const framework = 134;
const above = 20;

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

/** The scripts that a page loaded in this browser, with their sizes after gzip. */
async function scriptsOf(page: Page, path: string): Promise<{ url: string; kilobytes: number }[]> {
  await page.goto(path, { waitUntil: 'networkidle' });
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.js(\?|$)/.test(name)),
  );
  return Promise.all(
    [...new Set(urls)].map(async (url) => {
      const body = await (await page.request.get(url)).body();
      return { url, kilobytes: gzipSync(body).length / 1000 };
    }),
  );
}

test('public pages bring no script, to nobody', async ({ page }) => {
  const path = `/trust/${place.slug}`;
  expect(await scriptsOf(page, path)).toEqual([]);
  expect(await page.locator('script').count()).toBe(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the other pages of visitors bring little more than the framework', async ({ browser }) => {
  const context = await browser.newContext();
  const [name = '', value = ''] = place.cookies.visitor.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  const tooMuch: string[] = [];
  for (const path of ['/request', '/nda', '/library', `/library/requests/${place.requestId}`]) {
    const scripts = await scriptsOf(page, `/trust/${place.slug}${path}`);
    const total = scripts.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
    test.info().annotations.push({ type: path, description: `${total.toFixed(1)} KB` });
    expect(scripts.length, path).toBeGreaterThan(0);
    if (total > framework + above) tooMuch.push(`${path}: ${total.toFixed(1)} KB`);
  }
  expect(tooMuch).toEqual([]);
  await context.close();
});
