import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { dutyLink } from '#lib/duty-link/steps.ts';
import { command, nothing } from '#lib/operation.ts';
import { owe } from '#lib/testing/acknowledgement.ts';
import { publishedPolicy } from '#lib/testing/policy.ts';
import { addPerson } from '#lib/testing/world.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { openWindow } from './window.ts';

const question = { text: 'Who may borrow your laptop?', options: ['Anybody', 'Nobody'], right: 1 };
const body =
  '# Purpose\n\nWe look after our laptops.\n\n## Lending\n\nNobody borrows them.\n\n## Loss\n\nTell us.';

let place: Place;
let link = '';

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
  const person = await addPerson(place, { name: 'Petra Person' });
  const texts = [{ locale: 'en', title: 'Laptops', body, questions: [question] }];
  const { policyId } = await publishedPolicy(place, { title: 'Laptops', confirmation: 'name', texts });
  // Given by hand, so that no audience takes it back.
  const { dutyId } = await owe(place, person, policyId, 7, 'hand');
  const make = command('duty:make', nothing, async (context) => {
    const result = await dutyLink(context, { personId: person.personId, dutyId });
    return { result, events: [{ subject: `person:${person.personId}` }] };
  });
  link = await make(place.actors.system, {});
});

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes[0]?.target.join(' ')}`);
}

test('an employee opens the mail on a phone, reads, answers, signs and has the receipt, without a script', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { context, page } = await openWindow(browser, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  // Two taps: the link of the mail, and the button.
  await page.goto(link);
  await page.getByRole('button', { name: 'Open as Petra Person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Laptops' })).toBeVisible();

  await page.getByLabel('Anybody').check();
  await page.getByLabel('Your full name').fill('Petra Person');
  await page.getByRole('button', { name: 'I acknowledge' }).click();
  await expect(page.getByRole('alert')).toContainText('Please look it up');
  await page.getByLabel('Nobody').check();
  await page.getByRole('button', { name: 'I acknowledge' }).click();
  await expect(page.getByRole('status')).toContainText('It is recorded');
  await expect(page.getByText('Nobody (2 tries)')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Receipt as PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Receipt Laptops .*\.pdf$/);

  await page.getByRole('link', { name: 'What I owe' }).click();
  await expect(page.getByText('You owe nothing')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out here.')).toBeVisible();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`employees who use assistive technology find no barrier on a phone, in the ${colorScheme}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const { context, page } = await openWindow(browser, {
      colorScheme,
      viewport: { width: 390, height: 844 },
    });
    const found: string[] = [];
    await page.goto(`/duties/${place.slug}`);
    found.push(...(await barriers(page)));
    await page.goto(link);
    found.push(...(await barriers(page)));
    await page.getByRole('button', { name: 'Open as Petra Person' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Laptops' })).toBeVisible();
    found.push(...(await barriers(page)));
    await page.getByRole('link', { name: 'Receipt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Receipt/ })).toBeVisible();
    found.push(...(await barriers(page)));
    await page.goto(`/duties/${place.slug}`);
    await expect(page.getByRole('link', { name: /^Receipt/ })).toBeVisible();
    found.push(...(await barriers(page)));
    expect(found).toEqual([]);
    await context.close();
  });
}
