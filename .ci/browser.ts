/** Finds a Chromium: the machine's own, Playwright's, or the distribution's package, in this order. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface FoundBrowser {
  readonly path: string;
  readonly version: string;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env['PROGRAMFILES']}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Google\\Chrome\\Application\\chrome.exe`,
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: the next place is tried.
    return false;
  }
}

function onPath(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of NAMES) if (folder !== '' && isProgram(join(folder, name))) return join(folder, name);
  }
  return PLACES.find(isProgram);
}

function versionOf(path: string): string {
  // Chrome on Windows answers --version with a window.
  if (process.platform === 'win32') return 'of an unknown version';
  return spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'of an unknown version';
}

/** Debian and its kin, as root: installs the package. Says why it did not. */
function fromDistribution(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get')) {
    return 'the distribution’s package can only be installed by root where there is apt-get';
  }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) return `apt-get ${args[0]} ended with ${status}`;
  }
  return null;
}

/** A browser, or the reason why there is none. */
export function findBrowser(): FoundBrowser | string {
  const own = onPath();
  if (own !== undefined) return { path: own, version: versionOf(own) };
  const playwrights = chromium.executablePath();
  if (existsSync(playwrights)) return { path: playwrights, version: versionOf(playwrights) };
  console.log('There is no Chromium on this machine. Trying the distribution’s package ...');
  const why = fromDistribution();
  const installed = onPath();
  if (installed !== undefined) return { path: installed, version: versionOf(installed) };
  return `no Chromium on the PATH, none of Playwright’s, and ${why ?? 'the package brought none'}`;
}
