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

/** From a phone to a laptop. CSS pixels. */
const WINDOW_WIDTHS = [390, 820, 1_180, 1_366];
/** A field for words has room for a short sentence. CSS pixels. */
const FIELD_WIDTH_MIN = 190;
/** So wide a window has one column, and the form is as wide as what stands above it. CSS pixels. */
const ONE_COLUMN_MAX = 880;

/** @param fields selects the fields for words @returns a line for each window in which they, or the form around them, are too narrow */
export async function narrowParts(page: Page, fields: string): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const width of WINDOW_WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const widths = await page
      .locator(fields)
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
    const least = Math.min(...widths);
    if (widths.length === 0 || least < FIELD_WIDTH_MIN) found.push(`a field of ${least} in ${width}`);
    const [title, form] = await page
      .locator('.new-class-title, .made-puzzle')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().right)));
    if (width <= ONE_COLUMN_MAX && form !== title) found.push(`the form ends at ${form}, the title at ${title}`);
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** @returns the class's code */
export async function pressOpen(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Open class' }).click();
  await page.waitForURL(isClassUrl('teacher'));
  return ((await page.locator('.code-digits').textContent()) ?? '').replace(/\D/g, '');
}
