import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { origin } from './ground.ts';

/** A browser window in which any unexpected error on the console fails the test. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  context.on('weberror', (error) => expect.soft(error.error().message).toBe(''));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      expect.soft(message.text()).toBe('');
  });
  return { context, page: await context.newPage() };
}

/** The cookies of a header, as a browser keeps them. */
export function cookiesIn(header: string) {
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
  });
}

/** A window in which whoever has these cookies is signed in; nobody for none. It stays as long as the browser. */
export async function openAs(browser: Browser, cookies: string): Promise<Page> {
  const { context, page } = await openWindow(browser);
  if (cookies) await context.addCookies(cookiesIn(cookies));
  return page;
}
