import { expect, test } from '@playwright/test';
import { createEngagementWorld, type EngagementWorld } from '#lib/testing/engagement.ts';
import { joinServer, memberCookie } from './ground.ts';
import { openAs } from './window.ts';

let world: EngagementWorld;
let workspace: string;

test.beforeAll(async () => {
  await joinServer();
  world = await createEngagementWorld();
  workspace = `/w/${world.slug}`;
});

test('an auditor sees their audit alone, asks for more, and gets an answer with evidence', async ({
  browser,
}) => {
  const { auditor, security } = world.actors;
  const page = await openAs(browser, await memberCookie(world, auditor));
  await page.goto(workspace);
  const places = page.getByRole('navigation', { name: 'Workspace' }).getByRole('link');
  await expect(places).toHaveText(['Overview', 'Audits']);
  await page.getByRole('main').getByRole('link', { name: 'SOC 2, 2026' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'SOC 2, 2026' })).toBeVisible();
  await expect(page.getByText('Access review', { exact: true })).toBeVisible();
  for (const hidden of ['Older access review', 'Contract', 'HR-01'])
    await expect(page.getByText(hidden)).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download Access review' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Access review.txt');

  await page.getByRole('link', { name: /AC-01/ }).click();
  await page.getByRole('link', { name: 'Ask for more' }).click();
  await page.getByLabel('Subject').fill('The year before');
  await page.getByLabel('What you need').fill('Please show the review of the year before.');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('Waits for the team')).toBeVisible();
  const address = page.url();

  const team = await openAs(browser, await memberCookie(world, security));
  await team.goto(address);
  await expect(team.getByText('Please show the review of the year before.')).toBeVisible();
  await team.getByRole('textbox', { name: 'Message' }).fill('Here it is.');
  await team.getByRole('checkbox', { name: /Older access review/ }).check();
  await team.getByRole('button', { name: 'Send answer' }).click();
  await expect(team.getByText('Answered', { exact: true })).toBeVisible();

  await page.goto(address);
  const [handed] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Older access review' }).click(),
  ]);
  expect(handed.suggestedFilename()).toBe('Older access review.txt');
  await page.getByRole('button', { name: 'Settle' }).click();
  await expect(page.getByText(/^Settled by/)).toBeVisible();

  await team.goto(`${workspace}/engagements/${world.engagementId}`);
  await team.getByRole('button', { name: 'Close' }).click();
  await team.getByRole('button', { name: 'Close audit' }).click();
  await expect(team.getByText('Closed', { exact: true })).toBeVisible();
  await page.goto(workspace);
  await expect(page.getByText(/No audit is open for you/)).toBeVisible();
});
