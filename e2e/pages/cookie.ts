/** A page goes on as whoever asked the server before it. */
import type { Page } from '@playwright/test';
import type { Browser } from '../../bench/bots/browser.ts';

export async function bring(page: Page, { cookie, origin }: Browser): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: origin }]);
}
