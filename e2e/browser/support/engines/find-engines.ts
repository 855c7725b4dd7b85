/** Finds the engines beside Chromium that the tests are played in, or says what would bring them. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `wpe`: another port of WebKit, of which Debian 12 has one as old as Safari 16. It draws no WebGL 2. */
export const ENGINE_NAMES = ['webkit', 'firefox', 'wpe'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface FoundEngine {
  readonly browser: string;
  readonly xvfb: string;
}

/** Of each engine, the programs that drive it, by how well they fit: Debian's come first. */
const PROGRAMS: Readonly<Record<EngineName, readonly string[]>> = {
  webkit: ['WebKitWebDriver'],
  firefox: ['firefox-esr', 'firefox'],
  wpe: ['WPEWebDriver'],
};
/** The Debian packages that bring an engine. */
const PACKAGE: Readonly<Record<EngineName, string>> = {
  webkit: 'webkit2gtk-driver',
  firefox: 'firefox-esr',
  wpe: 'wpewebkit-driver cog',
};
/** Names another program for an engine, such as an older version of it. */
const PATH_VARIABLE: Readonly<Record<EngineName, string>> = {
  webkit: 'WEBKIT_DRIVER_PATH',
  firefox: 'FIREFOX_PATH',
  wpe: 'WPE_DRIVER_PATH',
};

function onPath(names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not there, or not a program: the next one.
    }
  }
  return null;
}

/** An engine, or the reason why there is none. */
export function findEngine(name: EngineName): FoundEngine | string {
  if (process.platform !== 'linux') return `${name} is driven on Linux alone`;
  const browser = process.env[PATH_VARIABLE[name]] ?? onPath(PROGRAMS[name]);
  if (browser === null)
    return `there is no ${PROGRAMS[name].join(' or ')}: Debian's package ${PACKAGE[name]} brings it`;
  if (name === 'wpe' && onPath(['cog']) === null) return "there is no cog: Debian's package cog brings it";
  const xvfb = onPath(['Xvfb']);
  return xvfb === null ? "there is no Xvfb: Debian's package xvfb brings it" : { browser, xvfb };
}
