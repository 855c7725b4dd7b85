/** A teacher looks at any second of a board again, forward and backward, while the class goes on. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** The groups of a dealt board of twelve pieces: each piece, and the mat. */
const DEALT = 13;
const LAPTOP = { viewport: { width: 1366, height: 768 } };

async function openClass(teacher: TeacherPage): Promise<string> {
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  return teacher.open(picture, { difficulty: 'easy' });
}

test('shows any past second of a live board, backward too, and comes back to now', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1, 2, 3);
  const board = await teacher.openBoard('Mina');
  await expect.poll(() => board.groups()).toBe(DEALT - 3);
  const { page } = teacher;
  // Away from home, so that a view that goes home would be seen.
  await page.mouse.move(600, 350);
  await page.mouse.wheel(0, -300);
  const replay = new ReplayPage(page);
  const before = await replay.camera();
  const boardBox = () => page.locator('.board-cell').boundingBox();
  const boxBefore = await boardBox();
  await replay.open();
  expect(await boardBox()).toEqual(boxBefore);
  // Its marks have the room to be told apart.
  expect((await replay.slider.boundingBox())?.width).toBeGreaterThan(600);
  expect(await replay.shownGroups()).toBe(DEALT - 3);
  expect(await replay.camera()).toEqual(before);
  await expect(replay.region.getByRole('button', { name: 'Play', exact: true })).toBeFocused();

  await page.keyboard.press('Home');
  await expect.poll(() => replay.shownGroups()).toBe(DEALT);
  await expect(replay.announcement).toContainText('0 of 12 joined');
  for (const done of [1, 2, 3]) {
    await page.keyboard.press('Period');
    await expect.poll(() => replay.shownGroups()).toBe(DEALT - done);
    await expect(replay.announcement).toContainText('Mina made a piece fit.');
    await expect(replay.announcement).toContainText(`${done} of 12 joined`);
  }
  await page.keyboard.press('Comma');
  await expect.poll(() => replay.shownGroups()).toBe(DEALT - 2);

  // The class goes on underneath, and nothing is moved from here.
  await mina.placeAndSave(4);
  await expect.poll(() => board.groups()).toBe(DEALT - 4);
  const loose = await board.drawn(6);
  await page.mouse.move(loose.x, loose.y);
  await page.mouse.down();
  await page.mouse.move(loose.x + 40, loose.y + 40, { steps: 4 });
  expect((await board.piece(6)).holder).toBeNull();
  await page.mouse.up();
  expect(await replay.shownGroups()).toBe(DEALT - 2);
  expect((await mina.piece(6)).holder).toBeNull();

  const view = await replay.camera();
  await replay.close();
  await expect.poll(() => replay.shownGroups()).toBe(DEALT - 4);
  expect(await replay.camera()).toEqual(view);
  await expect(page.getByRole('button', { name: 'Replay', exact: true })).toBeFocused();
});

test('shows a piece that comes back to the tray as it was drawn before', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1, 2, 3);
  await teacher.openBoard('Mina');
  const replay = new ReplayPage(teacher.page);
  await replay.open();
  const { keyboard } = teacher.page;
  const pictures = teacher.page.locator('.tray-piece canvas');
  await keyboard.press('Home');
  await expect(pictures).toHaveCount(12);
  await pictures.evaluateAll((all) => {
    for (const each of all) each.setAttribute('data-seen', '');
  });
  await keyboard.press('End');
  await expect(pictures).toHaveCount(9);
  await keyboard.press('Home');
  await expect(pictures).toHaveCount(12);
  const seen = await pictures.evaluateAll((all) =>
    all.map((each) => {
      const context = each instanceof HTMLCanvasElement ? each.getContext('2d') : null;
      const { width, height } = context?.canvas ?? { width: 0, height: 0 };
      const opacity = context?.getImageData(width / 2, height / 2, 1, 1).data[3];
      return { isSeen: each.hasAttribute('data-seen'), opacity };
    }),
  );
  expect(seen).toEqual(Array.from({ length: 12 }, () => ({ isSeen: true, opacity: 255 })));
});

test('plays at its own pace up to the end, and marks what happened', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const code = await openClass(teacher);
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1, 2, 3, 4);
  const board = await teacher.openBoard('Jun');
  await expect.poll(() => board.groups()).toBe(DEALT - 4);
  const { page } = teacher;
  const replay = new ReplayPage(page);
  await replay.open();
  await page.keyboard.press('Home');
  await expect.poll(() => replay.shownGroups()).toBe(DEALT);
  await replay.region.getByRole('combobox', { name: 'Speed' }).selectOption('64');
  await replay.region.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(replay.announcement).toContainText('This is the end of the record.');
  await expect.poll(() => replay.shownGroups()).toBe(DEALT - 4);
  await expect(replay.region.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  await expect(replay.marks.first()).toBeVisible();
  const sentences = await replay.marks.evaluateAll((marks) => marks.map((each) => each.getAttribute('aria-label')));
  expect(sentences.join(' ').match(/Jun made a piece fit/g)).toHaveLength(4);
  await replay.marks.first().focus();
  await expect(replay.region.locator('.replay-tip')).toContainText('Jun made a piece fit.');
  await page.keyboard.press('Enter');
  await expect.poll(() => replay.shownGroups()).toBe(DEALT - 1);
  await expect(replay.announcement).toContainText('1 of 12 joined');
  await expectAccessible(page, 'a replay');
  // Every tool of it has a word. On a phone to play has the bar's row, the tools one below it, and the others are behind a button.
  const tools = replay.region.locator('.button:visible:not(.replay-mark)');
  const wordless = () =>
    tools.evaluateAll(
      (all) =>
        all.filter((each) => {
          const word = each.querySelector('.word');
          return word === null || getComputedStyle(word).clipPath !== 'none';
        }).length,
    );
  expect(await wordless()).toBe(0);
  const rows = async () => {
    const boxes = await tools.evaluateAll((all) =>
      all.map((each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return { top, bottom };
      }),
    );
    let count = 0;
    let end = Number.NEGATIVE_INFINITY;
    for (const { top, bottom } of boxes.sort((one, other) => one.top - other.top)) {
      const isNext = top > end - 2;
      if (isNext) count += 1;
      end = isNext ? bottom : Math.max(end, bottom);
    }
    return count;
  };
  // On a laptop some of them stand in the header over the board.
  await expect.poll(rows).toBe(2);
  // What the marks mean is said on request, of those that are there; Escape closes it alone.
  const legend = replay.region.getByRole('button', { name: 'Marks', exact: true });
  await legend.press('Enter');
  const meanings = replay.region.getByRole('list', { name: 'What the marks on the bar mean' });
  await expect(meanings.getByRole('listitem')).toHaveText([
    'A piece was made to fit',
    'Several pieces were made to fit',
  ]);
  await expectAccessible(page, 'what the marks of a replay mean');
  await page.keyboard.press('Escape');
  await expect(meanings).toBeHidden();
  await expect(replay.region).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  const goOn = replay.region.getByRole('button', { name: 'Play on from here' });
  await expect(goOn).toBeHidden();
  await expect.poll(rows).toBe(2);
  expect(await wordless()).toBe(0);
  // What is behind it lies over the board for as long as it is wanted, and moves nothing.
  const boardBox = () => page.locator('.board-cell').boundingBox();
  const box = await boardBox();
  const more = replay.region.getByRole('button', { name: 'More', exact: true });
  await more.press('Enter');
  await expect(goOn).toBeInViewport({ ratio: 1 });
  await expect.poll(rows).toBe(3);
  expect(await boardBox()).toEqual(box);
  await expectAccessible(page, 'a replay on a phone');
  // On its side they are in one row, in words, too.
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(goOn).toBeInViewport({ ratio: 1 });
  await expect.poll(rows).toBe(2);
  await more.press('Enter');
  await expect.poll(rows).toBe(1);
  expect(await wordless()).toBe(0);

  // Escape returns to now, and not to the wall.
  await page.keyboard.press('Escape');
  await expect(replay.region).toHaveCount(0);
  await expect.poll(() => replay.shownGroups()).toBe(DEALT - 4);
});

test('replays an earlier board, to its own student while the class allows it', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina', LAPTOP);
  await mina.placeAndSave(1, 2);
  await mina.forget();
  await teacher.dealAnother();
  await mina.ready();

  await mina.page.getByRole('button', { name: 'More', exact: true }).click();
  await mina.page.getByRole('button', { name: 'My earlier puzzles' }).click();
  const own = mina.page.getByRole('dialog', { name: 'My earlier puzzles' });
  await expect(own.locator('canvas')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Replay' })).toHaveCount(0);

  const { page } = teacher;
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Earlier puzzles' }).click();
  const earlier = page.getByRole('dialog', { name: 'Earlier puzzles' });
  await earlier.getByRole('button', { name: 'Mina' }).click();
  const replay = new ReplayPage(page);
  await replay.open();
  await expect(replay.slider).toHaveAttribute('aria-valuetext', /0 of 12 joined$/);
  await page.keyboard.press('Period');
  await expect(replay.announcement).toContainText('Mina made a piece fit.');
  await expect(replay.slider).toHaveAttribute('aria-valuetext', /1 of 12 joined$/);
  await expectAccessible(page, 'a replay in a dialog');
  // Escape closes the replay before the dialog.
  await page.keyboard.press('Escape');
  await expect(replay.region).toHaveCount(0);
  await expect(earlier).toBeVisible();
  await earlier.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(earlier).toHaveCount(0);

  const settings = page.getByRole('button', { name: 'Change settings' });
  if (!(await settings.isVisible())) await page.getByRole('button', { name: 'More', exact: true }).click();
  await settings.click();
  await page.getByRole('checkbox', { name: /Students may replay their own puzzle/ }).check({ force: true });
  const studentReplay = new ReplayPage(mina.page);
  await studentReplay.open();
  await mina.page.keyboard.press('End');
  await expect(studentReplay.slider).toHaveAttribute('aria-valuetext', /2 of 12 joined$/);
  await studentReplay.region.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(studentReplay.region).toHaveCount(0);
});
