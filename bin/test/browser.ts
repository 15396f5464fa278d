import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { runProgram } from './step.ts';

const system = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

async function runs(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    const browser = await chromium.launch({ executablePath: path, timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function firstThatRuns(): Promise<string | undefined> {
  const named = process.env.CANDOR_BROWSER;
  for (const path of [...(named ? [named] : []), chromium.executablePath(), ...system]) {
    if (await runs(path)) return path;
  }
  return undefined;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * A Chromium that starts: one that is there, else Playwright's download, else, as root on Debian and its kin, the
 * system's package. Undefined when none can be had.
 */
export async function findBrowser(): Promise<string | undefined> {
  const found = await firstThatRuns();
  if (found) return found;
  say('  No Chromium yet; getting one …');
  const patience = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '8000' };
  const download = await runProgram('timeout', ['300', 'playwright', 'install', 'chromium'], patience);
  const downloaded = download.passed ? await firstThatRuns() : undefined;
  if (downloaded) return downloaded;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '-qq'], quiet);
  await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  return firstThatRuns();
}
