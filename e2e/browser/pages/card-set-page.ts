/** The start page, where a teacher makes a class of cards. */
import type { Page } from '@playwright/test';
import { PAGE } from '#shared/protocol/paths.ts';
import { isClassUrl } from './class-url.ts';
import type { TeacherPage } from './teacher-page.ts';

export const linesField = (page: Page) => page.getByLabel('The words on the cards');

/** Three actions: choose cards, paste, open. @returns the class's code */
export async function openCards(teacher: TeacherPage, lines: readonly string[]): Promise<string> {
  await teacher.page.goto(PAGE.newClass);
  await teacher.page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  return openWritten(teacher, lines);
}

/** On the form for cards. @returns the class's code */
export async function openWritten({ page }: TeacherPage, lines: readonly string[]): Promise<string> {
  await linesField(page).fill(lines.join('\n'));
  return pressOpen(page);
}

/** @returns the class's code */
export async function pressOpen(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Open class' }).click();
  await page.waitForURL(isClassUrl('teacher'));
  return ((await page.locator('.code-digits').textContent()) ?? '').replace(/\D/g, '');
}
