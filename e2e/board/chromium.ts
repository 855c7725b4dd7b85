/** The Chromium that the board's pages are opened in outside of the test runner. */
import { installedBrowser } from '../../.ci/test/browser.ts';

/** Null: there is none on this machine. */
export function chromiumHere(): string | null {
  return installedBrowser()?.path ?? null;
}
