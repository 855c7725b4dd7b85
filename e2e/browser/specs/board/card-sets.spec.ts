/** Cards in places: a teacher pastes lines, and students put each card into its place by tap and tap, and by keys. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { linesField, openCards, pressOpen } from '#e2e/browser/pages/card-set-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SOLVED = 'Solved! Well done.';
const STEPS = [
  'Wake up',
  'Get out of bed',
  'Wash',
  'Get dressed',
  '아침을 먹어요',
  'Brush your teeth',
  'Put on shoes',
  'Go',
];
const PAIRS = [
  ['cat', '고양이'],
  ['dog', '개'],
  ['2 + 2', '4'],
  ['1 + 3', '4'],
] as const;

/** Opens a class of lines from the start page. @returns its code, and how many presses, keys and pastes it took */
async function openByHand(page: Page, lines: readonly string[]): Promise<{ code: string; actions: number }> {
  let actions = 0;
  await page.exposeFunction('__act', () => {
    actions += 1;
  });
  await page.addInitScript(() => {
    const act: unknown = Reflect.get(window, '__act');
    for (const kind of ['pointerdown', 'keydown'])
      addEventListener(kind, ({ isTrusted }) => isTrusted && typeof act === 'function' && act(), true);
  });
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).click();
  await linesField(page).click();
  await page.keyboard.insertText(lines.join('\n'));
  const code = await pressOpen(page);
  return { code, actions: actions + 1 };
}

test('makes a class of eight pasted lines by at most five actions, which a student puts in order by tap and tap on a phone; wall and replay show it', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  const { code, actions } = await openByHand(teacher.page, STEPS);
  expect(actions).toBeGreaterThan(3);
  expect(actions).toBeLessThanOrEqual(5);
  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);
  await expect(mina.page.getByRole('button', { name: 'Picture', exact: true })).toHaveCount(0);

  // A wrong card lies in the place, and does not stay.
  const { piece: wrong } = await tray.find(() => true);
  const other = (wrong % STEPS.length) + 1;
  await tray.choose(wrong);
  await tray.finger.tap(await mina.homeOf(other));
  await expect(mina.page.getByText('Not here. Try another place.')).toBeVisible();
  await expect.poll(() => mina.drawn(wrong)).toEqual(await mina.homeOf(other));
  expect((await mina.piece(wrong)).group).toBe(wrong);

  for (let piece = 1; piece <= STEPS.length; piece += 1) {
    if (piece === wrong) {
      await tray.finger.tap(await mina.drawn(piece));
      await expect.poll(async () => (await mina.piece(piece)).holder).not.toBeNull();
    } else await tray.choose(piece);
    await tray.finger.tap(await mina.homeOf(piece));
    await tray.untilPlaced(piece);
    if (piece > 1) continue;
    // The first card stays for good: another one that is put there goes back, and it is said why.
    const next = wrong === 3 ? 4 : 3;
    await tray.choose(next);
    await tray.finger.tap(await mina.homeOf(piece));
    await expect(mina.page.getByText('There is already a card here.')).toBeVisible();
    // Back in the tray, which gives the board another size.
    await expect(mina.page.locator(`[data-piece="${next}"]`)).toBeAttached();
    await mina.atRest(next);
  }
  await expect(mina.page.getByText(SOLVED)).toBeVisible();
  await mina.saved();

  const wall = new WallPage(teacher.page);
  await expect(wall.tile('Mina')).toContainText('Solved');
  const board = await teacher.openBoard('Mina');
  await expect.poll(() => board.groups()).toBe(1);
  await new ReplayPage(teacher.page).expectGroups(STEPS.length + 1, 1);
});

test('is solved by roles, names and the status line alone: steps by their numbers', async ({ people }) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  const code = await openCards(teacher, STEPS);
  const jun = await people.student(code, 'Jun');
  const keyboard = new KeyboardPage(jun.page);
  await keyboard.open();
  for (let done = 1; done <= STEPS.length; done += 1) {
    // What has joined is gone from the list.
    await expect(keyboard.loose).toHaveCount(STEPS.length + 1 - done);
    const taken = await keyboard.statusAfter(() => keyboard.loose.first().click());
    const step = STEPS.findIndex((words) => taken === `${words}.`) + 1;
    expect(step, taken).toBeGreaterThan(0);
    const cell = jun.page.getByRole('gridcell').getByRole('button', { name: `Step ${step}, empty.` });
    const status = await keyboard.statusAfter(() => cell.click());
    expect(status).toContain(`Joined, ${done} of ${STEPS.length}.`);
  }
  await expect(jun.page.getByText(SOLVED)).toBeVisible();
});

test('is solved by keys: pairs by their words, and either of two equal cards in either place', async ({ people }) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  const code = await openCards(
    teacher,
    PAIRS.map((pair) => pair.join(' = ')),
  );
  const sora = await people.student(code, 'Sora');
  const keyboard = new KeyboardPage(sora.page);
  await keyboard.open();
  const open = new Set(PAIRS.map(([place]) => place));
  for (let done = 1; done <= PAIRS.length; done += 1) {
    // Cards have no comma in their names, and places do.
    await expect.poll(() => keyboard.focused()).toMatch(/^[^,]+$/);
    const taken = await keyboard.statusAfter(() => keyboard.press('Enter'));
    const card = taken.replace(/\.$/, '');
    // Of two places with one answer the last.
    const [place = ''] = PAIRS.filter(([name, word]) => word === card && open.has(name)).at(-1) ?? [];
    await expect.poll(() => keyboard.focused()).toMatch(/^(cat|dog|2 \+ 2|1 \+ 3), /);
    await keyboard.press('Control+Home');
    for (let step = 0; step < PAIRS.length && !(await keyboard.focused()).startsWith(place); step += 1)
      await keyboard.press('ArrowDown');
    const status = await keyboard.statusAfter(() => keyboard.press('Enter'));
    expect(status, `${taken} in ${place}`).toContain(`Joined, ${done} of ${PAIRS.length}.`);
    open.delete(place as (typeof PAIRS)[number][0]);
  }
  await expect(sora.page.getByText(SOLVED)).toBeVisible();
});

test('says in a sentence why lines make no cards, and keeps them', async ({ people }) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  // On a laptop what is to be written, and where it will show, are in view from the start.
  await page.setViewportSize({ width: 1_366, height: 768 });
  const place = page.getByText('Your cards show here.');
  await expect(place).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('One card on each line, in the right order.')).toBeInViewport({ ratio: 1 });
  await expect(linesField(page)).toHaveAttribute('placeholder', /^For example:\nAn egg lies on a leaf\n/);
  const [field, bar] = [await linesField(page).boundingBox(), await page.locator('.open-bar').boundingBox()];
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  const open = page.getByRole('button', { name: 'Open class' });
  const cases = [
    [Array.from({ length: 61 }, (_, index) => `card ${index}`).join('\n'), 'There may be 60 cards. These are 61.'],
    ['only one', 'It takes 2 cards. Write one on each line.'],
    [`one\n${'a'.repeat(5_000)}`, 'Line 2 is too long. A card has room for 200 letters.'],
    ['cat = 고양이\ndog =', 'Line 2 has an empty card.'],
  ] as const;
  for (const [lines, sentence] of cases) {
    await linesField(page).fill(lines);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(open).toHaveAttribute('aria-disabled', 'true');
    await expect(linesField(page)).toHaveValue(lines);
  }
  await page.getByRole('radio', { name: 'Match pairs' }).check({ force: true });
  await linesField(page).fill('cat = 고양이\ndog');
  await expect(page.getByText('Line 2 has no = in it. Write: word = meaning')).toBeVisible();
  await linesField(page).fill('cat = 고양이\ndog = 개');
  await expect(page.getByRole('img', { name: '2 cards, each in its place' })).toBeVisible();
  await expect(place).toHaveCount(0);
  await expect(open).toHaveAttribute('aria-disabled', 'false');
  await expectAccessible(page, 'the form for cards');
  // The other options have two columns beside the form.
  await page.locator('.more-options').click();
  const tops = await page
    .locator('.class-options > div')
    .evaluateAll((columns) => columns.map((column) => column.getBoundingClientRect().top));
  expect(tops).toHaveLength(2);
  expect(tops[0]).toBe(tops[1]);
  expect((await linesField(page).boundingBox())?.width).toBeGreaterThan(300);
});
