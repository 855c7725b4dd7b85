/** Finds a Chromium: the machine's own, then Playwright's, then the distribution's package, which is installed if it is missing. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface InstalledBrowser {
  readonly path: string;
  /** The browser's own name and version, such as "Chromium 156.0.8078.79". */
  readonly version: string;
}

/** The browser without a window first: the same engine at two thirds of the CPU time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

/** Where installers put a browser, outside of the PATH. */
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
    // Missing or not executable: try the next place.
    return false;
  }
}

/** The browser's name and version; null if it does not run. Some distributions ship a stand-in that only says what to install. */
function versionOf(path: string): string | null {
  // On Windows Chrome opens a window when asked for its version; a folder beside the program is named by it.
  if (process.platform === 'win32') {
    const version = readdirSync(join(path, '..')).find((name) => /^\d+(\.\d+){3}$/.test(name));
    return `Chrome ${version ?? 'of an unknown version'}`;
  }
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? stdout.trim() : null;
}

/** A browser that is already on this machine; null: none. */
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

/** On Debian and its derivatives, as root. Null on success, otherwise the reason why it failed. */
function installFromDistribution(): string | null {
  if (process.platform !== 'linux' || !isProgram('/usr/bin/apt-get'))
    return 'this system has no apt-get to install it with';
  if (process.getuid?.() !== 0) return 'installing it by apt-get takes root';
  process.stdout.write('There is no Chromium on this machine. Installing the distribution’s package ...\n');
  const updated = aptGet('update');
  if (updated !== 0) return `apt-get update ended with ${updated}`;
  const install = (browser: string) => aptGet('install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk');
  // Debian has both packages, some derivatives only the second one.
  if (install('chromium-headless-shell') === 0) return null;
  const installed = install('chromium');
  return installed === 0 ? null : `apt-get install ended with ${installed}`;
}

/** @returns the exit code; null if a signal ended it */
function aptGet(...args: readonly string[]): number | null {
  return spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}

/** A browser, or the reason why there is none. */
export function findBrowser(): InstalledBrowser | string {
  const installed = installedBrowser();
  if (installed !== null) return installed;
  const why = installFromDistribution();
  return (
    installedBrowser() ?? `there is no Chromium or Chrome, and ${why ?? 'the distribution’s package brought none'}`
  );
}
