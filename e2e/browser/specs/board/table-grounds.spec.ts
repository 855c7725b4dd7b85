/** The ground of the table: chosen in the menu, drawn under the board and its tray, and remembered by the browser. */
import type { Page } from '@playwright/test';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { difference, meanColour } from '#e2e/browser/support/engines/colours.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const WOOD = [0xec, 0xe7, 0xdd];
const CLOTH = [0xdf, 0xec, 0xdc];
const STONE = [0xe0, 0xea, 0xf3];
const STONE_IN_THE_DARK = [0x1c, 0x28, 0x38];
/** How far a colour may be off, of 255: wood has a grain, the others have none. */
const NEAR = 2;
const NEAR_WOOD = 6;

async function choose(page: Page, group: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('group', { name: group }).getByRole('radio', { name }).check({ force: true });
  await page.keyboard.press('Escape');
}

/** Waits until the table has this colour beside the mat. */
async function expectTable(board: BoardPage, colour: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const { left, top, bottom } = await board.mat();
      const at = { x: left - 16, y: (top + bottom) / 2 };
      return difference(await meanColour(await board.page.screenshot(), at), colour);
    })
    .toBeLessThanOrEqual(colour === WOOD ? NEAR_WOOD : NEAR);
}

test('is each page’s own, on the board and in both themes, and stays', async ({ people }) => {
  const teacher = await people.teacher(ALL_PIXELS);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(600, 800) });
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  await expectTable(mina, WOOD);

  await mina.page.getByRole('button', { name: 'More', exact: true }).click();
  const grounds = mina.page.getByRole('group', { name: 'Table' }).getByRole('radio');
  await expect(grounds).toHaveCount(3);
  await expect(grounds.first()).toBeChecked();
  // By keys, as any group of radio buttons.
  await grounds.first().press('ArrowRight');
  await expect(mina.page.getByRole('radio', { name: 'Green cloth' })).toBeChecked();
  await mina.page.keyboard.press('Escape');
  await expectTable(mina, CLOTH);

  const opened = await teacher.openBoard('Mina');
  await expectTable(opened, WOOD);
  await choose(teacher.page, 'Table', 'Blue stone');
  await expectTable(opened, STONE);
  await choose(teacher.page, 'Colours', 'Dark');
  await expectTable(opened, STONE_IN_THE_DARK);

  await mina.page.reload();
  await mina.ready();
  await expectTable(mina, CLOTH);
});
