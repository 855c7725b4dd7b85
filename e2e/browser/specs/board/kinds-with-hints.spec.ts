/** Samples of cards on the start page, and hints by degrees for cards and maps. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { openPaintedClass } from '#e2e/browser/pages/painted-class.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const KINDS: Readonly<Record<string, { piece: number; cut: Parameters<typeof openPaintedClass>[1] }>> = {
  'cards in order': {
    piece: 4,
    cut: {
      layout: 'order',
      groups: [
        ['Egg'],
        ['Caterpillar'],
        ['Chrysalis'],
        ['Butterfly'],
        ['Wings'],
        ['Flight'],
        ['Leaf'],
        ['Rain'],
        ['Sun'],
      ],
      seed: 3,
    },
  },
  pairs: {
    piece: 2,
    cut: {
      layout: 'match',
      pairs: [
        ['dog', 'puppy'],
        ['cow', 'calf'],
        ['hen', 'chick'],
      ],
      seed: 3,
    },
  },
  'a map': { piece: 3, cut: { map: 'korea16', seed: 3 } },
};

test('a sample of cards is written into the field by one press, and what a teacher wrote comes back by another', async ({
  people,
}) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  const field = page.getByLabel('The words on the cards');
  await page.getByRole('button', { name: 'Life of a butterfly' }).click();
  await expect(field).toHaveValue(/^An egg lies on a leaf\n/);
  await expect(page.getByRole('img', { name: '6 cards, each in its place' })).toBeVisible();
  await page.getByRole('button', { name: 'Animals and their young' }).click();
  await expect(page.getByRole('radio', { name: 'Match pairs' })).toBeChecked();
  await expect(field).toHaveValue(/^dog = puppy\n/);
  await expect(page.getByRole('button', { name: 'Open class' })).toHaveAttribute('aria-disabled', 'false');
  await field.fill('sun = moon');
  await page.getByRole('button', { name: 'Animals and their young' }).click();
  await expect(field).toHaveValue(/^dog = puppy\n/);
  await page.getByRole('button', { name: 'What I wrote' }).click();
  await expect(field).toHaveValue('sun = moon');
  // One brings pictures that move, and the focus stays on the form.
  await field.fill('');
  await page.getByRole('button', { name: 'How things move' }).press('Enter');
  await expect(page.getByRole('group', { name: '6 cards move' })).toBeVisible();
  await expect(page.getByLabel('Words that card 2 belongs to')).toHaveValue('It flaps its wings');
  await expect(page.getByRole('radio', { name: 'Match pairs' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Open class' })).toHaveAttribute('aria-disabled', 'false');
});

const light = (page: Page, level: number) => page.locator(`.hint-light[data-level="${level}"] path`).last();

for (const [kind, { piece, cut }] of Object.entries(KINDS))
  test(`hints for ${kind} light up less and less, the last one is a hand, and the lit place takes the piece`, async ({
    people,
    server,
  }) => {
    const code = await openPaintedClass(server.origin, cut);
    const mina = await people.student(code, 'Mina', PHONE);
    const { page } = mina;
    const tray = new TrayPage(page);
    await tray.choose(piece);
    const hint = page.getByRole('button', { name: 'Hint', exact: true });
    const areas: number[] = [];
    const home = await mina.homeOf(piece);
    for (const level of [1, 2, 3]) {
      await hint.tap();
      await expect(light(page, level)).toBeVisible();
      // The sentence lies above what the light dims.
      await expect(page.locator('.board-area > .banner:visible')).toHaveCSS('z-index', '2');
      const { x, y, width, height } = await light(page, level).evaluate((path) => {
        const box = (path as SVGPathElement).getBBox();
        return { x: box.x, y: box.y, width: box.width, height: box.height };
      });
      areas.push(width * height);
      expect(home.x > x && home.x < x + width && home.y > y && home.y < y + height, `level ${level}`).toBe(true);
    }
    // A strip may be as large as a quarter; the place itself is the smallest.
    expect(areas[2]).toBeLessThan(Math.min(areas[0] ?? 0, areas[1] ?? 0));
    await expect(page.locator('.teacher-hint')).toHaveCount(0);
    await hint.tap();
    await expect(page.locator('.teacher-hint')).toBeVisible();
    await tray.finger.tap(home);
    await expect.poll(async () => (await mina.piece(piece)).group).toBe(0);
    await expect(page.locator('.hint-light')).toHaveCount(0);
    await expect(page.locator('.teacher-hint')).toHaveCount(0);
  });
