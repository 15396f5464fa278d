import { type BrowserContext, expect, test } from '@playwright/test';
import { arrangePolicy } from '#lib/testing/policy.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { cookiesIn, openWindow } from './window.ts';

let place: Place;
const open: BrowserContext[] = [];

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

test.afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
});

async function windowOf(browser: Parameters<typeof openWindow>[0], who: 'security' | 'approver') {
  const { context, page } = await openWindow(browser);
  await context.addCookies(cookiesIn(place.cookies[who]));
  open.push(context);
  return page;
}

test('a policy is written, approved by somebody else and published, and changed by its next version', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await windowOf(browser, 'security');
  await page.goto(`/w/${place.slug}/policies/add`);
  await page.getByLabel('Title').fill('Screens and desks');
  await page.getByRole('button', { name: 'Add and write the text' }).click();
  await expect(page).toHaveURL(/\/edit$/);

  const editor = page.getByRole('textbox', { name: 'Text in Markdown' });
  await editor.click();
  await page.keyboard.type('# Purpose\n\nWe lock our **screens**.');
  // Whoever leaves too early is asked first.
  await page.getByRole('link', { name: 'Done writing' }).click();
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Saved/)).toBeVisible();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('heading', { name: 'Purpose' })).toBeVisible();

  await page.getByRole('link', { name: 'Done writing' }).click();
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await page.getByLabel('What has changed').fill('First version');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByText('It waits for approval now.')).toBeVisible();
  // Not by who wrote it.
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  const approver = await windowOf(browser, 'approver');
  await approver.goto(`/w/${place.slug}/my-work`);
  await approver.getByRole('link', { name: /^Read .* version 1$/ }).click();
  await approver.getByRole('button', { name: 'Approve', exact: true }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(approver.getByText('Approved. It can be published now.')).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('The version is published.')).toBeVisible();

  await page.goto(`/w/${place.slug}/policies`);
  await page.getByRole('link', { name: 'Screens and desks' }).click();
  await expect(page.getByRole('heading', { name: 'Purpose' })).toBeVisible();
  await page.getByRole('button', { name: 'Record a review' }).click();
  await page.getByText('It still holds').click();
  await page.getByRole('button', { name: 'Record review' }).click();
  await expect(page.getByText('The review is recorded.')).toBeVisible();
  await page.getByRole('button', { name: 'Start next version' }).click();
  await expect(page).toHaveURL(/\/edit$/);

  // A colleague has the same text open; whoever saves second is told, and nothing of theirs is lost.
  const colleague = await windowOf(browser, 'security');
  await colleague.goto(page.url());
  await page.getByRole('textbox', { name: 'Text in Markdown' }).click();
  await page.keyboard.type('First. ');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await colleague.getByRole('textbox', { name: 'Text in Markdown' }).click();
  await colleague.keyboard.type('Second. ');
  const refused = colleague.waitForResponse((response) => response.url().endsWith('/edit/save'));
  await colleague.getByRole('button', { name: 'Save', exact: true }).click();
  expect((await refused).status()).toBe(409);
  await expect(colleague.getByText(/^Somebody changed this text/)).toBeVisible();
  await expect(colleague.getByRole('textbox', { name: 'Text in Markdown' })).toContainText('Second.');
  await colleague.getByRole('button', { name: 'Load what is there now' }).click();
  await expect(colleague.getByRole('textbox', { name: 'Text in Markdown' })).toContainText('First.');
  const before = colleague.getByRole('definition').filter({ hasText: 'Second.' });
  await expect(before).toBeVisible();
  await colleague.getByRole('button', { name: 'I am done with it' }).click();
  await expect(before).toHaveCount(0);
});

test('many policies are submitted from their list: what is not ready is named beforehand and stays a draft', async ({
  browser,
}) => {
  await arrangePolicy(place, { title: 'Clear screens' });
  await arrangePolicy(place, { title: 'Unfinished rules', body: 'Ask {{securityOwner}}.' });
  const page = await windowOf(browser, 'security');
  await page.goto(`/w/${place.slug}/policies`);
  for (const title of ['Clear screens', 'Unfinished rules'])
    await page.getByRole('checkbox', { name: new RegExp(`${title}$`) }).check();
  const chosen = page.getByRole('region', { name: 'Chosen rows' });
  await chosen.getByRole('button', { name: 'Submit' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: '1 policy cannot' })).toContainText('{{securityOwner}}');
  await dialog.getByRole('button', { name: 'Submit 1 policy' }).click();
  await expect(dialog.getByRole('status')).toHaveText('1 policy submitted for approval.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Clear screens/ })).toContainText('Waits for approval');
  await expect(page.getByRole('row', { name: /Unfinished rules/ })).toContainText('Draft');
  await expect(chosen).toHaveCount(0);
});
