import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { joinServer, makePlace, type Place } from './ground.ts';
import { cookiesIn } from './window.ts';

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

async function problemsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map((violation) => `${path}: ${violation.id} ${violation.nodes[0]?.target.join(' ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`visitors who use assistive technology find no barrier, in the ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme });
    await context.addCookies(cookiesIn(place.cookies.visitor));
    const page = await context.newPage();
    const found: string[] = [];
    for (const path of ['', '/request', '/sign-in', '/nda', '/library']) {
      found.push(...(await problemsOf(page, `/trust/${place.slug}${path}`)));
    }
    expect(found).toEqual([]);
    await context.close();
  });

  test(`members who use assistive technology find no barrier, in the ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    await context.addCookies(cookiesIn(place.cookies.owner));
    const page = await context.newPage();
    const found: string[] = [];
    const lists = [
      '',
      '/search?q=a',
      '/requests',
      '/grants',
      '/visitors',
      '/documents',
      '/deliveries',
      '/members',
      '/profiles',
      '/tasks',
      '/audit-log',
      '/portal',
    ];
    for (const path of [...lists, `/requests/${place.requestId}`, '/settings/access']) {
      found.push(...(await problemsOf(page, `/w/${place.slug}${path}`)));
    }
    expect(found).toEqual([]);
    await context.close();
  });
}
