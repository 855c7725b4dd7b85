/** The Chromium of programs that open pages outside of the test runner. */
import { installedBrowser } from './find-browser.ts';

/** Its path; null: there is none on this machine. */
export function installedChromium(): string | null {
  return installedBrowser()?.path ?? null;
}
