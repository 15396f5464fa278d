import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { origin } from './ground.ts';

// The mark that React leaves on what it has taken over.
const isAwake = () => {
  const fields = document.querySelectorAll('main :is(button, input:not([type=hidden]), select, textarea)');
  const taken = (field: Element) => Object.keys(field).some((key) => key.startsWith('__reactFiber'));
  return document.querySelector('script[src*="/_next/"]') === null || [...fields].every(taken);
};

/**
 * Has a page wait after each load until its script answers: what is chosen or typed before is lost, and a journey is
 * quicker than any person. A page that never answers is met by the step that comes next.
 */
function waitForScripts(page: Page) {
  const { goto, reload } = page;
  const awake = () => page.waitForFunction(isAwake, null, { timeout: 20_000 }).catch(() => undefined);
  page.goto = async (...given) => {
    const response = await goto.call(page, ...given);
    await awake();
    return response;
  };
  page.reload = async (...given) => {
    const response = await reload.call(page, ...given);
    await awake();
    return response;
  };
}

/** A browser window in which any unexpected error on the console fails the test. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  context.on('weberror', (error) => expect.soft(error.error().message).toBe(''));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      expect.soft(message.text()).toBe('');
  });
  const page = await context.newPage();
  if (options.javaScriptEnabled !== false) waitForScripts(page);
  return { context, page };
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
