/** A page goes on as whoever asked the server before it. */
import type { Page } from '@playwright/test';
import type { ApiClient } from '#client/headless/api-client.ts';

export async function adoptSession(
  page: Page,
  { cookie, origin }: Pick<ApiClient, 'cookie' | 'origin'>,
): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: origin }]);
}
