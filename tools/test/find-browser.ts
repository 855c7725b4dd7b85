/** Finds a Chromium: the machine's own, Playwright's, or the distribution's package, in this order. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface InstalledBrowser {
  readonly path: string;
  /** As it says itself, such as "Chromium 156.0.8078.79". */
  readonly version: string;
}

/** The one without a window first: the same engine at two thirds of the work. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

/** Beside the PATH, where installers put it. */
function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['', process.env['HOME'] ?? ''].flatMap((home) => [
        `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
        `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      ]);
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .flatMap((name) => process.env[name] ?? [])
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
        ]);
    default:
      return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: the next place is looked at.
    return false;
  }
}

/** What the browser calls itself; null if it does not run: some distributions have a stand-in that only tells what to install. */
function versionOf(path: string): string | null {
  // Asked for its version, Chrome on Windows opens a window; its folder has one of that name beside the program.
  if (process.platform === 'win32') {
    const version = readdirSync(join(path, '..')).find((name) => /^\d+(\.\d+){3}$/.test(name));
    return `Chrome ${version ?? 'of a version it does not tell'}`;
  }
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? stdout.trim() : null;
}

/** A browser that is on this machine already. */
export function installedBrowser(): InstalledBrowser | null {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
  for (const path of [...onPath, ...usualPlaces(), chromium.executablePath()]) {
    const version = isProgram(path) ? versionOf(path) : null;
    if (version !== null) return { path, version };
  }
  return null;
}

/** Debian and its kin, as root. Null when it went well, otherwise why it did not. */
function installFromDistribution(): string | null {
  if (process.platform !== 'linux' || !isProgram('/usr/bin/apt-get'))
    return 'this system has no apt-get to install it with';
  if (process.getuid?.() !== 0) return 'installing it by apt-get takes root';
  console.log('There is no Chromium on this machine. Installing the distribution’s package ...');
  const updated = aptGet('update');
  if (updated !== 0) return `apt-get update ended with ${updated}`;
  const install = (browser: string) => aptGet('install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk');
  // Debian has both, some of its kin only the one with a window.
  if (install('chromium-headless-shell') === 0) return null;
  const installed = install('chromium');
  return installed === 0 ? null : `apt-get install ended with ${installed}`;
}

/** @returns its exit code; null if it was ended by a signal */
function aptGet(...args: readonly string[]): number | null {
  return spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}

/** A browser, or the reason why there is none. */
export function findBrowser(): InstalledBrowser | string {
  const there = installedBrowser();
  if (there !== null) return there;
  const why = installFromDistribution();
  return (
    installedBrowser() ?? `there is no Chromium or Chrome, and ${why ?? 'the distribution’s package brought none'}`
  );
}
