/** Cards are sorted into boxes: made of pasted lines, played by tap and tap, by mouse and by names and status texts alone. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { linesField, openCards, openWritten } from '#e2e/browser/pages/card-set-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { SCREENS } from '#e2e/browser/support/mat-on-page.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SOLVED = 'Solved! Well done.';
/** Cards are numbered box by box, and the stone is the last. */
const LINES = ['stone', 'Animals:', 'dog', '고양이', 'bat', 'Things that fly:', 'bat', 'kite', 'Plants:', 'rose'];
const BOXES = { Animals: ['dog', '고양이', 'bat'], 'Things that fly': ['bat', 'kite'], Plants: ['rose'] };
const CARDS = 7;
const STONE = 7;

test('is played by tap and tap on a phone: a wrong card lies in its box, a right one stays, the last one belongs in none', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  const code = await openCards(teacher, LINES);
  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);

  // The stone is no animal. It lies in a slot there, not at home.
  await tray.choose(STONE);
  await tray.finger.tap(await mina.homeOf(3));
  await expect(mina.page.getByText('Not here. Try another place.')).toBeVisible();
  await expect.poll(() => mina.drawn(STONE)).toEqual(await mina.homeOf(3));

  for (let piece = 1; piece < STONE; piece += 1) {
    await tray.choose(piece);
    // Anywhere in the box: the third card's slot is taken by the stone, which makes room.
    await tray.finger.tap(await mina.homeOf(piece === 3 ? 1 : piece));
    await tray.untilPlaced(piece);
  }
  await mina.saved();
  await expect(mina.page.getByText(SOLVED)).toBeHidden();
  const wall = new WallPage(teacher.page);
  await expect(wall.tile('Mina')).not.toContainText('Solved');

  expect(await mina.drawn(STONE)).not.toEqual(await mina.homeOf(3));
  // Where nothing is right or wrong the stone may be taken up again, and all is done.
  await tray.finger.tap(await mina.drawn(STONE));
  await expect.poll(async () => (await mina.piece(STONE)).holder).not.toBeNull();
  await tray.finger.tap(await mina.homeOf(STONE));
  await expect(mina.page.getByText(SOLVED)).toBeVisible();
  expect((await mina.piece(STONE)).group).toBe(STONE);
  await mina.saved();
  await expect(wall.tile('Mina')).toContainText('Solved');
  const board = await teacher.openBoard('Mina');
  await expect.poll(() => board.groups()).toBe(2);
  await new ReplayPage(teacher.page).expectGroups(CARDS + 1, 2);
});

test('is solved by roles, names and the status line alone: a box says what lies in it', async ({ people }) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  const code = await openCards(teacher, LINES);
  const jun = await people.student(code, 'Jun');
  const keyboard = new KeyboardPage(jun.page);
  await keyboard.open();
  const boxes = jun.page.getByRole('gridcell').getByRole('button');
  await expect(boxes).toHaveCount(4);
  const left = new Map(Object.entries(BOXES).map(([box, cards]) => [box, [...cards]]));
  left.set('No box', ['stone']);
  for (let done = 1; done <= CARDS; done += 1) {
    const taken = await keyboard.statusAfter(() => keyboard.loose.first().click());
    const card = taken.replace(/\.$/, '');
    const [box = '', cards = []] = [...left].find(([, words]) => words.includes(card)) ?? [];
    const cell = boxes.and(jun.page.getByRole('button', { name: `${box}, ` }));
    const status = await keyboard.statusAfter(() => cell.click());
    // Where nothing is right or wrong, the status line says what lies there.
    const announced = card === 'stone' ? 'No box, stone.' : `Joined, ${done} of ${CARDS}.`;
    expect(status, `${card} in ${box}`).toContain(announced);
    await expect(cell).toHaveAccessibleName(new RegExp(`^${box}, .*${card}`));
    left.set(
      box,
      cards.filter((_, index) => index !== cards.indexOf(card)),
    );
  }
  await expect(jun.page.getByText(SOLVED)).toBeVisible();
});

test('is played by keys, and any card may lie in a box without an answer', async ({ people }) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  // Two cards in three boxes: the last one is the home of none.
  const code = await openCards(teacher, [
    'No homework',
    'More sports',
    'I agree:',
    'I do not agree:',
    'I do not know:',
  ]);
  const sora = await people.student(code, 'Sora');
  const keyboard = new KeyboardPage(sora.page);
  await keyboard.open();
  for (let done = 1; done <= 2; done += 1) {
    await expect.poll(() => keyboard.focused()).toMatch(/^[^,]+$/);
    await keyboard.statusAfter(() => keyboard.press('Enter'));
    await expect.poll(() => keyboard.focused()).toMatch(/^I (do not )?(agree|know), /);
    await keyboard.press('Control+End');
    const status = await keyboard.statusAfter(() => keyboard.press('Enter'));
    expect(status).toMatch(
      done === 1 ? /^I do not know, (No homework|More sports)\.$/ : /^I do not know, .*, .*\. All cards are placed\./,
    );
  }
  await expect(sora.page.getByText(SOLVED)).toBeVisible();
});

test('never tells, where the teacher says so: cards lie anywhere, may be moved, and nothing calls them right or wrong', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  const { page } = teacher;
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  await page.getByRole('radio', { name: 'Never' }).check({ force: true });
  const code = await openWritten(teacher, ['one', 'two', 'three']);
  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);
  await expect(mina.page.getByRole('button', { name: 'Hint' })).toHaveCount(0);
  for (const [piece, place] of [
    [1, 2],
    [2, 3],
    [3, 1],
  ] as const) {
    await tray.layOn(mina, piece, place);
    expect((await mina.piece(piece)).group).toBe(piece);
    await expect(mina.page.getByText('Not here. Try another place.')).toHaveCount(0);
  }
  const wall = new WallPage(teacher.page);
  await expect(wall.tile('Mina')).toContainText('3/3');
  // All of them right: neither page says so.
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  for (const [piece, step] of [
    ['one', 1],
    ['two', 2],
    ['three', 3],
  ] as const) {
    const taken = keyboard.loose
      .filter({ hasText: piece })
      .or(mina.page.getByRole('button', { name: new RegExp(`^${piece}\\.`) }));
    await keyboard.statusAfter(() => taken.first().click());
    const cell = mina.page.getByRole('gridcell').getByRole('button', { name: new RegExp(`^Step ${step}, `) });
    await expect.poll(() => keyboard.statusAfter(() => cell.click())).toBe(`Step ${step}, ${piece}.`);
  }
  await mina.saved();
  await expect(mina.page.getByText(SOLVED)).toHaveCount(0);
  await expect(wall.tile('Mina')).not.toContainText('Solved');
  const board = await teacher.openBoard('Mina');
  await expect.poll(() => board.groups()).toBe(4);
});

test('tells when they ask: how many are right to all at the board, by mouse, by keys and by ear, and solved at the end', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  await teacher.page.goto(PAGE.newClass);
  await teacher.page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  await teacher.page.getByRole('radio', { name: 'When they ask' }).check({ force: true });
  const code = await openWritten(teacher, ['one', 'two', 'three', 'four']);
  const mina = await people.student(code, 'Mina', PHONE);
  const { page } = mina;
  const tray = new TrayPage(page);
  for (const [piece, place] of [
    [1, 1],
    [2, 3],
    [3, 2],
  ] as const) {
    await tray.layOn(mina, piece, place);
  }
  await mina.saved();
  const wall = new WallPage(teacher.page);
  await expect(wall.tile('Mina')).toContainText('3 of 4 placed');
  await expect(page.locator('.wrong-mark, .right-mark')).toHaveCount(0);
  const watched = await teacher.openBoard('Mina');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const found = '1 of 4 is right. Think again about the 2 with a cross. 1 card has no place yet.';
  for (const each of [page, teacher.page]) {
    await expect(each.getByText(found).first()).toBeVisible();
    await expect(each.locator('.wrong-mark:visible')).toHaveCount(2);
    await expect(each.locator('.right-mark:visible')).toHaveCount(1);
  }
  await expect.poll(async () => (await mina.piece(1)).group).toBe(0);
  await expectAccessible(page, 'a board whose cards were checked');
  // What was found stays until a card is moved, and lies on no place and no card.
  await expect(page.locator('.banner')).toHaveText(found);
  const notice = teacher.page.locator('.focus-notice');
  await expect(notice).toHaveText(found);
  const box = await notice.boundingBox();
  const { top } = await watched.mat();
  expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0)).toBeLessThanOrEqual(top);
  const inBar = ['h1', '.progress', '.student-facts', '.hand-button'];
  await expectFoundOverNothing(mina, inBar, ['16px', '20px']);
  for (const screen of ['1366x768', '820x1180', '844x390'] as const) {
    await page.setViewportSize(SCREENS[screen]);
    await expectFoundOverNothing(mina, inBar, ['20px']);
  }
  // On a phone that lies on its side it had room in the tray alone; without it the title stays.
  await page.getByRole('button', { name: /^Close the tray/ }).click();
  await expect(page.locator('.tray')).toHaveCount(0);
  await expectFoundOverNothing(mina, ['h1', '.progress', '.hand-button'], ['14px', '16px']);
  await page.getByRole('button', { name: /^Open the tray/ }).click();
  await page.setViewportSize(PHONE.viewport);

  const keyboard = new KeyboardPage(page);
  await keyboard.open();
  const cell = (step: number) =>
    page.getByRole('gridcell').getByRole('button', { name: new RegExp(`^Step ${step}, `) });
  await expect(cell(1)).toHaveAccessibleName('Step 1, one (right).');
  await expect(cell(3)).toHaveAccessibleName('Step 3, two (marked with a cross, think again).');
  await expect(page.getByRole('button', { name: 'three, marked with a cross, think again.' })).toBeVisible();
  for (const [piece, step] of [
    ['two', 2],
    ['three', 3],
    ['four', 4],
  ] as const) {
    await keyboard.statusAfter(() =>
      page
        .getByRole('button', { name: new RegExp(`^${piece}[.,]`) })
        .first()
        .click(),
    );
    await expect.poll(() => keyboard.statusAfter(() => cell(step).click())).toContain(`Step ${step}, ${piece}.`);
  }
  await expect(page.getByText(SOLVED)).toHaveCount(0);
  for (const each of [page, teacher.page]) await expect(each.getByText(found)).toHaveCount(0);
  const panel = page.getByRole('region', { name: 'Play with the keyboard' });
  await ((await panel.count()) ? panel : page).getByRole('button', { name: 'Check', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(SOLVED)).toBeVisible();
  await expect(page.locator(':is(.wrong-mark, .right-mark):visible')).toHaveCount(0);
});

/** What a check found lies on neither the mat nor a card of the tray nor these items of the bar, in letters of one of these sizes. */
async function expectFoundOverNothing(
  student: BoardPage,
  items: readonly string[],
  sizes: readonly string[],
): Promise<void> {
  const { page } = student;
  const sentence = page.locator('.board-area > .banner');
  await expect(async () => {
    const { x, y, width, height } = (await sentence.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const covers = ({ left, top, right, bottom }: Awaited<ReturnType<BoardPage['mat']>>) =>
      x < right && x + width > left && y < bottom && y + height > top;
    expect(width).toBeGreaterThan(0);
    expect(covers(await student.mat())).toBe(false);
    const cards = await page.locator('.tray-piece').evaluateAll((all) =>
      all.map((card) => {
        const { left, top, right, bottom } = card.getBoundingClientRect();
        return { left, top, right, bottom };
      }),
    );
    expect(cards.filter(covers)).toEqual([]);
    for (const item of items) {
      const inBar = await page.locator(`header.bar > ${item}`).evaluate((each) => {
        const { left, top, right, bottom } = each.getBoundingClientRect();
        return { left, top, right, bottom, opacity: getComputedStyle(each).opacity };
      });
      expect(covers(inBar), item).toBe(false);
      expect(inBar.opacity, item).toBe('1');
    }
    expect(sizes).toContain(await sentence.evaluate((each) => getComputedStyle(each).fontSize));
  }).toPass({ timeout: 10_000 });
}

test('says in a sentence why lines make no boxes, and shows what they make', async ({ people }) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  await page.getByRole('radio', { name: 'Sort into boxes' }).check({ force: true });
  const open = page.getByRole('button', { name: 'Open class' });
  const cases = [
    ['dog\nrose', 'There is no box. Write the name of a box with : behind it, and its cards below.'],
    ['Animals:\ndog\ncat', 'It takes 2 boxes to sort cards.'],
    ['dog = Animals\nrose', 'Line 2 has no = in it. Write: card = box'],
    ['Animals:\ndog\n:\nrose', 'Line 3 has no name of a box. Write it before the :'],
    [Array.from({ length: 13 }, (_, box) => `box ${box}:\ncard`).join('\n'), 'There may be 12 boxes. These are 13.'],
  ] as const;
  for (const [lines, sentence] of cases) {
    await linesField(page).fill(lines);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(open).toHaveAttribute('aria-disabled', 'true');
    await expect(linesField(page)).toHaveValue(lines);
  }
  await linesField(page).fill(LINES.join('\n'));
  await expect(page.getByRole('img', { name: '7 cards, each in its place' })).toBeVisible();
  await expect(open).toHaveAttribute('aria-disabled', 'false');
  await expectAccessible(page, 'the form for cards to sort');
});
