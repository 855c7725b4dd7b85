/** The Chromium that the board's pages are opened in outside of the test runner. */
import { installedBrowser } from '#tools/test/find-browser.ts';

/** Null: there is none on this machine. */
export function installedChromium(): string | null {
  return installedBrowser()?.path ?? null;
}
