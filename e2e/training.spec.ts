import { type BrowserContext, expect, test } from '@playwright/test';
import { arrangeDuty } from '#lib/testing/training.ts';
import { addPerson } from '#lib/testing/world.ts';
import { starterCourses } from '#lib/training/starter.ts';
import { adoptCourse } from '#lib/training/starter-commands.ts';
import { joinServer, makePlace, type Place, personCookie } from './ground.ts';
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

test('an employee reads a course, fails its quiz, learns why, and passes; the people manager sees it', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { actors, slug } = place;
  const courseId = await adoptCourse(actors.people, { key: 'privacy-basics' });
  const person = await addPerson(place, { name: 'Petra Person' });
  const dutyId = await arrangeDuty(place, person, { courseId });

  const { context, page } = await openWindow(browser);
  open.push(context);
  await context.addCookies(cookiesIn(await personCookie(place, person)));
  await page.goto(`/duties/${slug}/training/${dutyId}`);
  await page.getByRole('link', { name: 'Begin' }).click();
  await expect(page).toHaveURL(/lesson=1/);
  await page.getByRole('link', { name: 'Next lesson' }).click();
  await page.getByRole('link', { name: 'Next lesson' }).click();
  await page.getByRole('link', { name: 'To the questions' }).click();
  expect(await page.content()).not.toContain('Testing is another purpose');

  // Nothing chosen: each question says so, and no try is counted.
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await expect(page.getByText('Please answer this question.').first()).toBeVisible();

  const quiz = starterCourses.find(({ key }) => key === 'privacy-basics')?.quiz ?? [];
  const answer = async (right: boolean) => {
    for (const { text, options } of quiz) {
      const group = page.getByRole('group', { name: text });
      for (const option of options.filter((one) => one.right === right).slice(0, right ? 8 : 1))
        await group.getByLabel(option.text, { exact: true }).check();
    }
    await page.getByRole('button', { name: 'Send my answers' }).click();
  };
  await answer(false);
  await expect(page.getByText('Not yet: 0 % were right')).toBeVisible();
  await expect(page.getByText(/Testing is another purpose/)).toBeVisible();
  await answer(true);
  await expect(page.getByText(/100 % of your answers were right/)).toBeVisible();

  const manager = await openWindow(browser);
  open.push(manager.context);
  await manager.context.addCookies(cookiesIn(place.cookies.people));
  await manager.page.goto(`/w/${slug}/training/${courseId}`);
  const row = manager.page.getByRole('row', { name: /Petra Person/ });
  await expect(row).toContainText('Done');
  await expect(row).toContainText('100 %');
});

test('somebody writes a course, and a colleague in security sees that a check is done but not how', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { slug } = place;
  const { context, page } = await openWindow(browser);
  open.push(context);
  await context.addCookies(cookiesIn(place.cookies.people));
  await page.goto(`/w/${slug}/training/add`);
  await page.getByLabel('Title').fill('Fire drill');
  await page.getByRole('button', { name: 'Add course' }).click();
  await expect(page.getByRole('heading', { name: 'Fire drill' })).toBeVisible();
  await page.getByRole('link', { name: 'Write them' }).first().click();
  await page.getByLabel('Title').fill('Ways out');
  await page.getByLabel('Text').fill('Walk, do **not** run.');
  await expect(page.locator('strong', { hasText: 'not' })).toBeVisible();
  await page.getByRole('button', { name: 'Save lessons' }).click();
  await expect(page.getByText('Edition').locator('..')).toContainText('2');

  await addPerson(place, { email: 'nora@inside.example', name: 'Nora New' });
  await page.goto(`/w/${slug}/checks`);
  await page.getByRole('button', { name: 'Add check' }).first().click();
  await page.getByRole('dialog').getByLabel('Title').fill('Background check');
  await page.getByRole('dialog').getByRole('button', { name: 'Add check' }).click();
  await page.getByRole('link', { name: /Background check/ }).click();
  await page.getByRole('button', { name: 'Record by hand' }).click();
  await page.getByLabel('Work e-mail of the person').fill('nora@inside.example');
  await page.getByLabel('Outcome').selectOption('exempt');
  await page.getByLabel(/Reason/).fill('Not allowed in Norway');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByRole('row', { name: /Nora New/ })).toContainText('Exempt');

  const security = await openWindow(browser);
  open.push(security.context);
  await security.context.addCookies(cookiesIn(place.cookies.security));
  await security.page.goto(page.url());
  await expect(security.page.getByRole('row', { name: /Nora New/ })).toContainText('Done');
  expect(await security.page.content()).not.toMatch(/Exempt|Norway/);
});
