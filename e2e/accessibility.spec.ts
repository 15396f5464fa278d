import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { joinServer, makePlace, origin, type Place } from './ground.ts';

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

function cookiesOf(text: string) {
  return text.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
  });
}

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
    await context.addCookies(cookiesOf(place.cookies.visitor));
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
    await context.addCookies(cookiesOf(place.cookies.owner));
    const page = await context.newPage();
    const found: string[] = [];
    const lists = [
      '',
      '/requests',
      '/grants',
      '/visitors',
      '/documents',
      '/deliveries',
      '/members',
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
