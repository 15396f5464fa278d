import { type BrowserContext, expect, test } from '@playwright/test';
import { adoptFramework } from '#lib/framework/commands.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { cookiesIn, openWindow } from './window.ts';

let place: Place;
const open: BrowserContext[] = [];

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
  await adoptFramework(place.actors.security, { key: 'nist-csf', version: '2.0' });
});

test.afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
});

async function windowOf(browser: Parameters<typeof openWindow>[0], who: 'security' | 'admin') {
  const { context, page } = await openWindow(browser);
  await context.addCookies(cookiesIn(place.cookies[who]));
  open.push(context);
  return page;
}

test('the security team rates outcomes by keyboard, turns a gap into a task and does it', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await windowOf(browser, 'security');
  await page.goto(`/w/${place.slug}/profiles/add`);
  await page.getByLabel('Name').fill('Whole company');
  await page.getByRole('button', { name: 'Add profile' }).click();
  await expect(page).toHaveURL(/\/outcomes$/);

  const current = page.getByRole('combobox', { name: 'Current tier, GV.OC-01' });
  await current.focus();
  for (const key of ['1', 'ArrowRight', '3', 'ArrowRight', 'h', 'ArrowDown', 'l'])
    await page.keyboard.press(key);
  await expect(page.getByRole('combobox', { name: 'Priority, GV.OC-02' })).toBeFocused();
  await expect(page.getByText('All saved')).toBeVisible();

  // A colleague sets the same field in another window; whoever comes second is asked which of both stands.
  const colleague = await windowOf(browser, 'admin');
  await colleague.goto(page.url());
  await page.getByRole('combobox', { name: 'Target tier, GV.OC-01' }).selectOption('2');
  await expect(page.getByText('All saved')).toBeVisible();
  await colleague.getByRole('combobox', { name: 'Target tier, GV.OC-01' }).selectOption('4');
  const clash = colleague.getByRole('alert').filter({ hasText: 'GV.OC-01' });
  await expect(clash).toContainText('they say target tier 2 Risk Informed; you said target tier 4 Adaptive');
  await clash.getByRole('button', { name: 'Keep mine for GV.OC-01' }).click();
  await expect(colleague.getByText('All saved')).toBeVisible();

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Target tier, GV.OC-01' })).toHaveValue('4');
  await page.getByRole('link', { name: /^Gaps/ }).click();
  await page.getByRole('checkbox', { name: 'Choose GV.OC-01' }).check();
  await page.getByRole('button', { name: 'Turn into tasks' }).click();
  await page.getByLabel('Owner').selectOption({ label: place.actors.security.name });
  await page.getByRole('button', { name: 'Make 1 task' }).click();
  await expect(page.getByText('1 open task', { exact: true })).toBeVisible();

  await page.goto(`/w/${place.slug}/my-work`);
  await page.getByRole('button', { name: /Mark as done: Raise GV.OC-01/ }).click();
  await expect(page.getByText('Task done.')).toBeVisible();

  const id = colleague.url().split('/').at(-2) ?? '';
  for (const [form, begins] of [
    ['workbook', 'PK'],
    ['oscal', '{'],
    ['components', '{'],
  ] as const) {
    const answer = await page.request.get(`/w/${place.slug}/profiles/${id}/${form}`);
    expect(answer.status(), form).toBe(200);
    expect((await answer.body()).toString('latin1').startsWith(begins), form).toBe(true);
  }
});
