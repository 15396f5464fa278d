import { expect, test } from '@playwright/test';
import { joinServer, makePlace, type Place } from './ground.ts';
import { openAs } from './window.ts';

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

const table = (...rows: string[]) => ({
  name: 'Employees.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Work Email,Name,Department,Manager email,Start date', ...rows].join('\n')),
});

test('whoever looks after people imports them, addresses an audience, and lets one leave', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, place.cookies.people);
  await page.goto(`/w/${place.slug}`);
  await page.getByRole('link', { name: 'Directory' }).click();
  await page.getByRole('link', { name: 'Import', exact: true }).click();

  // A loop is told with its chain, and a date that can be two days is asked for.
  const file = page.locator('input[type=file]');
  await file.setInputFiles(
    table(
      'ada@inside.example,Ada,Engineering,ben@inside.example,2020-01-05',
      'ben@inside.example,Ben,Engineering,ada@inside.example,2020-01-05',
    ),
  );
  await expect(page.getByText('This makes a loop of managers: Ada → Ben → Ada.')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await file.setInputFiles(
    table(
      'ada@inside.example,Ada,Engineering,,2020-01-05',
      'ben@inside.example,Ben,Engineering,ada@inside.example,03/04/2026',
      'cyd@inside.example,سيد,Sales,ada@inside.example,2021-05-01',
    ),
  );
  await page.getByRole('link', { name: 'Day first: 3 April' }).click();
  await page.getByRole('button', { name: 'Import 3' }).click();
  await expect(page.getByRole('link', { name: /ben@inside/ })).toBeVisible();

  await page.getByRole('link', { name: 'Audiences' }).first().click();
  await page.getByRole('link', { name: 'Add audience' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Builders');
  await page.getByRole('radio', { name: 'Those of whom all of this holds' }).check();
  await page.getByRole('checkbox', { name: /^Engineering/ }).check();
  const look = page.locator('section', { hasText: 'Who is in today' });
  await expect(look.getByText('2', { exact: true })).toBeVisible();
  await expect(look.getByText('Ben')).toBeVisible();
  await page.getByRole('button', { name: 'Add audience' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Builders' })).toBeVisible();

  await page.getByRole('link', { name: 'Directory' }).first().click();
  await page.getByRole('link', { name: /ben@inside/ }).click();
  await page.getByRole('button', { name: 'Leaves' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let them leave' }).click();
  await expect(page.getByText(/let them leave on/)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Bring back' })).toBeVisible();

  // The security team reads the directory, and is told neither private addresses nor how to change it.
  const reader = await openAs(browser, place.cookies.security);
  await reader.goto(page.url());
  await expect(reader.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
  await expect(reader.getByText('Private e-mail')).toHaveCount(0);
  await expect(reader.getByRole('button', { name: 'Bring back' })).toHaveCount(0);
});
