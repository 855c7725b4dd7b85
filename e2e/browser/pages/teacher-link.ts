/** A teacher's link: it asks how long the device stays a teacher's. */
import type { Page } from '@playwright/test';

/** In any language. */
export async function answerStayQuestion(page: Page, stay: 'now' | 'keep'): Promise<void> {
  await page
    .locator('.stay-choices button')
    .nth(stay === 'now' ? 0 : 1)
    .click();
}

/** Opens the link and keeps the class on the device. */
export async function openTeacherLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await answerStayQuestion(page, 'keep');
}
