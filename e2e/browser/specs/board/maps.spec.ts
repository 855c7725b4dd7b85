/** A map in place of a picture: the teacher chooses it on the start page, and a student solves it by roles, names and status texts alone. */
import type { Page } from '@playwright/test';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { PAGE } from '#shared/protocol/paths.ts';

/** Opens a class with a map on the start page. @returns the class's code */
async function openMap(page: Page, map: string, leftOut: readonly string[] = []): Promise<string> {
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'A map' }).check({ force: true });
  await page.getByRole('radio', { name: map }).check({ force: true });
  await expect(page.getByRole('img', { name: 'The finished map' })).toBeVisible();
  if (leftOut.length > 0) await page.getByText('Leave regions out, or rename them').click();
  for (const region of leftOut) await page.getByRole('checkbox', { name: `Use ${region}`, exact: true }).uncheck();
  await page.getByRole('button', { name: 'Open class' }).click();
  await page.waitForURL(isClassUrl('teacher'));
  const digits = await page.locator('.code-digits').textContent();
  return (digits ?? '').replace(/\D/g, '');
}

test('a student solves Korea by keys; places and pieces have the names of the provinces', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await openMap(teacher.page, 'Korea, 16 provinces', ['Seoul', 'Jeju']);
  const { page, ...board } = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(page);
  await keyboard.open();
  await expect(keyboard.loose).toHaveCount(14);
  await expect(keyboard.cells).toHaveCount(14);
  for (let left = 14; left > 0; left -= 1) {
    const piece = keyboard.loose.first();
    const label = (await piece.getAttribute('aria-label')) ?? '';
    const [, name = ''] = /^([^.,]+)[.,]/.exec(label) ?? [];
    expect(name).not.toBe('');
    await keyboard.statusAfter(() => piece.press('Enter'));
    const cell = page.getByRole('gridcell').getByRole('button', { name: new RegExp(`^${name}, empty`) });
    expect(await keyboard.statusAfter(() => cell.press('Enter'))).toMatch(/^Joined|solved|finished|whole/i);
    await expect(keyboard.loose).toHaveCount(left - 1);
  }
  await expect(
    teacher.page.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name: /Mina/ }),
  ).toBeVisible();
  expect(board).toBeDefined();
});

test('the wall and the board show the map in its colours', async ({ people }) => {
  const teacher = await people.teacher({ ...ALL_PIXELS, viewport: { width: 1366, height: 768 } });
  const code = await openMap(teacher.page, 'Countries of South America');
  const mina = await people.student(code, 'Mina', { ...ALL_PIXELS, viewport: { width: 1180, height: 820 } });
  await mina.ready();
  await mina.page.screenshot({ path: '/tmp/maps-board.png' });
  await teacher.page.waitForTimeout(2_000);
  await teacher.page.screenshot({ path: '/tmp/maps-wall.png' });
});
