/** What the server answers to a picture that a page sends. */
import { expect, type Page } from '@playwright/test';

const UPLOADS = /\/(pictures|samples)$/;

/** The JSON of the answer that comes after `act`. It is read on its way: a page that leaves with it may take it along. */
export async function answerToUpload(page: Page, act: () => Promise<void>): Promise<unknown> {
  let answer: unknown = null;
  await page.route(UPLOADS, async (route) => {
    const response = await route.fetch();
    if (route.request().method() === 'POST') answer = await response.json();
    await route.fulfill({ response });
  });
  await act();
  await expect.poll(() => answer).not.toBeNull();
  await page.unroute(UPLOADS);
  return answer;
}
