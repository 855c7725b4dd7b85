/** Moments that a teacher collects by a key, orders, notes and shows; and going on from one of them, with its undo. */
import type { Locator } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { expectDialogRules } from '#e2e/browser/support/dialog-rules.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

const more = (card: Locator) => card.getByRole('button', { name: /^More for / });

/** By keyboard, in the menu of a moment. */
async function act(card: Locator, what: string): Promise<void> {
  await more(card).press('Enter');
  await card.getByRole('button', { name: what, exact: true }).press('Enter');
}

test('collects moments by a key; orders, notes and drops them by keyboard; shows them to everybody without names, forth and back', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const { page } = teacher;
  const controls = new ControlsPage(page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Wilhelmina'), await people.student(code, 'Jun')];
  await mina.solve(1);
  await expect.poll(async () => (await mina.piece(1)).group).toBe(0);
  const board = await teacher.openBoard('Wilhelmina');
  await expect.poll(async () => (await board.piece(1)).group).toBe(0);
  const strip = page.getByRole('complementary', { name: /^Collected moments: / });
  await expect(strip).toBeHidden();
  await page.locator('main').focus();
  await page.keyboard.press('k');
  await expect(strip.getByRole('button', { name: 'Collected moments: 1' })).toBeVisible();
  await mina.solve(2);
  await expect.poll(async () => (await board.piece(2)).group).toBe(0);
  await controls.help('Collect this moment');
  const head = strip.getByRole('button', { name: /^Collected moments: 2/ });
  await head.press('Enter');
  const cards = strip.getByRole('listitem');
  await expect(cards).toHaveCount(2);
  await expect(cards.first().getByRole('img', { name: /^Wilhelmina, / })).toBeVisible();

  // By keyboard: a note, another order.
  const note = cards.nth(1).getByRole('textbox');
  await note.fill('Two corners');
  await note.press('Enter');
  await act(cards.nth(1), 'Move left');
  await expect(more(cards.first())).toBeFocused();
  await expect(cards.first().getByRole('textbox')).toHaveValue('Two corners');
  await page.reload();
  await head.press('Enter');
  await expect(cards.first().getByRole('textbox')).toHaveValue('Two corners');
  await expectAccessible(page, 'the collection');
  // Of each card two buttons stand; what is rarely done with one is in its menu, which says whose it is.
  const actions = cards.first().locator('button:visible');
  await expect(actions).toHaveCount(2);
  await more(cards.first()).press('Enter');
  const menu = cards.first().locator('[popover]');
  await expect(menu.getByRole('heading', { name: /^Wilhelmina, / })).toBeVisible();
  await expect(menu.getByRole('button')).toHaveText(['Move left', 'Move right', 'Play on from here', 'Drop']);
  await expect(menu.getByRole('button', { name: 'Move left' })).toBeDisabled();
  await expectAccessible(page, 'the menu of a moment');
  for (const action of await actions.all()) {
    const { width, height } = (await action.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(more(cards.first())).toBeFocused();

  // Chosen and shown: on students' screens without names, and each goes forth and back by itself.
  const show = strip.getByRole('button', { name: /^Show to everybody \(/ });
  const heightOf = async (box: Locator) => (await box.boundingBox())?.height;
  const height = await heightOf(strip);
  await expect(strip.getByText('Choose up to 4 moments to show')).toBeVisible();
  await expect(show).toHaveCount(0);
  await cards
    .first()
    .getByRole('button', { name: /^Choose / })
    .press('Enter');
  await cards.nth(1).getByRole('img').click();
  await expect(show).toHaveAccessibleName('Show to everybody (2)');
  await expect(show).toHaveAccessibleDescription('2 of at most 4 chosen');
  // The buttons that stand there now have moved nothing.
  expect(await heightOf(strip)).toBe(height);
  await show.press('Enter');
  const shown = jun.page.getByRole('region', { name: 'Collected moments' });
  await expect(shown.getByRole('img')).toHaveCount(2);
  await expect(shown.getByRole('img', { name: 'The puzzle at moment A. 2 of 12 joined.' })).toBeVisible();
  await expect(shown.getByRole('img', { name: 'The puzzle at moment B. 1 of 12 joined.' })).toBeVisible();
  expect(await jun.page.locator('body').innerText()).not.toContain('Wilhelmina');
  await expect(shown.getByText('Stopped here')).toHaveCount(2);
  // Each is drawn in its board's shape: none of its room is empty.
  const shapeOfA = async () => {
    const { width, height } = (await shown.getByRole('img', { name: /moment A/ }).boundingBox()) ?? {
      width: 0,
      height: 1,
    };
    return width / height;
  };
  await expect.poll(shapeOfA).toBeCloseTo(800 / 600, 1);
  const slider = shown.getByRole('slider').first();
  const before = await shown.getByRole('img').first().screenshot();
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^8 s before\. [01] of 12 joined\.$/);
  await expect.poll(async () => (await shown.getByRole('img').first().screenshot()).equals(before)).toBe(false);
  await shown.getByRole('button', { name: 'Play', exact: true }).first().press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', /2 of 12 joined\.$/);
  await expectAccessible(jun.page, 'shown moments');
  // A press gives one of them the room of all.
  const enlarge = shown.getByRole('button', { name: 'Make moment A bigger' });
  const widthOfA = async () => (await shown.getByRole('img', { name: /moment A/ }).boundingBox())?.width ?? 0;
  const small = await widthOfA();
  await enlarge.press('Enter');
  await expect(shown.getByRole('img')).toHaveCount(1);
  await expect.poll(widthOfA).toBeGreaterThan(1.9 * small);
  await enlarge.press('Enter');
  await expect(shown.getByRole('img')).toHaveCount(2);

  // With names, if the teacher wants; and then everybody has their own puzzle again.
  await strip.getByRole('button', { name: 'Show with names' }).press('Enter');
  await expect(shown.getByText('Wilhelmina').first()).toBeVisible();
  await strip.getByRole('button', { name: 'Stop showing' }).press('Enter');
  await expect(shown).toBeHidden();
  await jun.ready();
  await jun.solve(1);
  await expect.poll(async () => (await jun.piece(1)).group).toBe(0);
  await act(cards.first(), 'Drop');
  await expect(cards).toHaveCount(1);
  await act(cards.first(), 'Drop');
  await expect(strip).toBeHidden();
});

test('goes on from a moment: a puzzle, all of them or a new activity lie as then, and each can be undone', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const { page } = teacher;
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  await mina.solve(1);
  await expect.poll(async () => (await mina.piece(1)).group).toBe(0);
  const board = await teacher.openBoard('Mina');
  await expect.poll(async () => (await board.piece(1)).group).toBe(0);
  await page.locator('main').focus();
  await page.keyboard.press('k');
  const strip = page.getByRole('complementary', { name: /^Collected moments: / });
  await strip.getByRole('button', { name: /^Collected moments: 1/ }).press('Enter');
  await mina.solve(2);
  await jun.solve(3);
  await expect.poll(async () => [(await mina.piece(2)).group, (await jun.piece(3)).group]).toEqual([0, 0]);
  const inPlace = async () => [
    (await mina.piece(1)).group,
    (await mina.piece(2)).group,
    (await jun.piece(1)).group,
    (await jun.piece(3)).group,
  ];
  const goOn = async (who: string | RegExp) => {
    await act(strip.getByRole('listitem').first(), 'Play on from here');
    const dialog = page.getByRole('dialog', { name: /^Play on from Mina, / });
    await dialog.getByRole('radio', { name: who }).check({ force: true });
    await dialog.getByRole('button', { name: 'Play on', exact: true }).press('Enter');
    await expect(dialog).toBeHidden();
  };
  const undo = page.getByRole('button', { name: 'Undo' });
  await goOn('The puzzle of Mina alone');
  await expect.poll(inPlace).toEqual([0, 2, 1, 0]);
  await undo.press('Enter');
  await expect.poll(inPlace).toEqual([0, 0, 1, 0]);
  // The answer comes after the view that it has changed: what is offered then is all of it.
  const offer = page.locator('.undo-strip p');
  await expect(offer).toHaveCount(0);
  await page.route('**/continuations', async (route) => {
    const response = await route.fetch();
    await offer.waitFor();
    await route.fulfill({ response });
  });
  await goOn('All puzzles that are cut alike');
  await page.unroute('**/continuations');
  await expect.poll(inPlace).toEqual([0, 2, 0, 3]);
  await undo.press('Enter');
  await expect.poll(inPlace).toEqual([0, 0, 1, 0]);
  await goOn('Everybody, as a new activity');
  await expect.poll(inPlace).toEqual([0, 2, 0, 3]);
  await undo.press('Enter');
  await expect.poll(inPlace).toEqual([0, 0, 1, 0]);

  // From a replay: the second that it shows is collected, and goes on.
  await teacher.openBoard('Mina');
  const replay = new ReplayPage(page);
  await replay.open();
  await page.keyboard.press('Home');
  await expect(replay.announcement).toContainText('0 of 12 joined');
  await page.keyboard.press('k');
  const cards = strip.getByRole('listitem');
  await expect(cards).toHaveCount(2);
  await replay.region.getByRole('button', { name: 'Play on from here' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Play on from Mina, / });
  await expectDialogRules(dialog);
  await expectAccessible(page, 'going on from a moment');
  await dialog.getByRole('radio', { name: 'Puzzles that I choose' }).check({ force: true });
  await expect(dialog.getByRole('button', { name: 'Play on', exact: true })).toHaveAccessibleDescription(
    'Choose a puzzle first.',
  );
  await dialog.getByRole('radio', { name: 'The puzzle of Mina alone' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Play on', exact: true }).press('Enter');
  await expect.poll(inPlace).toEqual([1, 2, 1, 0]);
  await undo.press('Enter');
  await expect.poll(inPlace).toEqual([0, 0, 1, 0]);
});
