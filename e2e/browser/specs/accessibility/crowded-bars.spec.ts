/** Bars of the teacher, a student, the projector, the join page and the start page with letters of up to 200 %, at ten widths, in both languages, with the chat open and closed: nothing lies on anything, nothing is cut. */
import type { BrowserContextOptions, Page } from '@playwright/test';
import { language, setLanguage } from '#client/i18n/language.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { teamName } from '#client/i18n/words/team-words.ts';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { findCrowded, findCrowdedBesideChat } from '#e2e/browser/support/crowded-bars.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { joinPath, PAGE, pagePath } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const NAME = 'Bartholomew Featherston';
const PIECES = 12;

interface Lesson {
  readonly people: People;
  readonly teacher: TeacherPage;
  readonly code: string;
  readonly options: BrowserContextOptions;
}

/** Opens the page that is looked at. */
type OpenPage = (lesson: Lesson) => Promise<Page>;

async function startTimer({ page }: TeacherPage): Promise<void> {
  const say = controlsWords.value;
  await page.setViewportSize({ width: 1_366, height: 768 });
  await page.getByRole('button', { name: say.timer, exact: true }).click();
  await page.getByRole('button', { name: say.setTimer }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('timer')).toBeVisible();
}

const PAGES: Readonly<Record<string, OpenPage>> = {
  'the wall': async ({ people, teacher, code }) => {
    await people.student(code, NAME);
    await teacher.page.locator('.bar').first().getByRole('button').nth(1).click();
    await expect(teacher.page.locator('.tile')).toHaveCount(1);
    return teacher.page;
  },
  'an opened board': async ({ people, teacher, code }) => {
    const mina = await people.student(code, NAME);
    // The fullest header: a mark, and a raised hand in the bar above.
    await mina.page.locator('.hand-button').click();
    await expect(teacher.page.locator('.hands-up')).toBeVisible();
    await teacher.page.locator('.tile').click();
    await new BoardPage(teacher.page).ready();
    return teacher.page;
  },
  'a student': async ({ people, teacher, code, options }) => {
    const { page } = await people.student(code, NAME, options);
    await teacher.page.locator('.tile').click();
    // The fullest bar: the teacher looks on, and has a word for everybody.
    await expect(page.locator('.student-facts .status')).toHaveCount(2);
    return page;
  },
  'a student with a solved puzzle': async ({ people, code, options }) => {
    const board = await people.student(code, NAME, options);
    for (let piece = 1; piece <= PIECES; piece += 1) await board.place(piece);
    await board.page.locator('.feast-line .button').last().click();
    await expect(board.page.locator('.next-puzzle')).toBeVisible();
    return board.page;
  },
  'the code': async ({ teacher }) => teacher.page,
  'the projector': async ({ teacher }) => {
    const page = await teacher.page.context().newPage();
    await page.goto(pagePath('present', classroomOf(teacher.page, 'teacher')));
    await expect(page.locator('.code-digits')).toBeVisible();
    return page;
  },
  'the join page': async ({ people, code, options }) => {
    const page = await people.page(options);
    await page.goto(joinPath(code));
    await expect(page.locator('form')).toBeVisible();
    return page;
  },
  'the start page': async ({ people, options }) => {
    const page = await people.page(options);
    await page.goto(PAGE.newClass);
    await expect(page.locator('.samples button').first()).toBeVisible();
    return page;
  },
};

/** Played by a plain run, in the language with the longer words. */
const PLAIN = new Set(['the code', 'the wall', 'an opened board', 'a student']);

/** Tablets and phones. CSS pixels. */
const ONE_ROW = [
  [1_024, 768],
  [820, 1_180],
  [768, 1_024],
  [390, 844],
  [844, 390],
  [360, 640],
  [320, 568],
] as const;
/** A narrower bar names a team by its sign and its number. CSS pixels. */
const TEAM_WORD_PX = 381;

/** Where the lines of words stand, each once. Runs in the page. */
function linesOf(words: readonly Element[]): string[] {
  const lines = words.map((word) => {
    const range = document.createRange();
    range.selectNodeContents(word);
    const { top, height } = range.getBoundingClientRect();
    return `${Math.round(top)}, ${Math.round(height)}`;
  });
  return [...new Set(lines)];
}

/** The least distance between what stands side by side in a bar. Runs in the page. */
function leastGap(parts: readonly Element[]): number {
  const boxes = parts
    .filter((part) => getComputedStyle(part).clipPath === 'none')
    .map((part) => part.getBoundingClientRect())
    .sort((a, b) => a.left - b.left);
  return Math.min(...boxes.slice(1).map(({ left }, at) => Math.round(left - (boxes[at]?.right ?? 0))));
}

/** On a phone, where the bar has no word for it: once, and for as long as it is so at most. Ends with a teacher who looks on. */
async function expectWatchingAnnounced(page: Page, teacher: TeacherPage): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await teacher.page.locator('.tile').click();
  const message = page.locator('.banner');
  await expect(message).toHaveText(boardWords.value.teacherWatching);
  await expect(page.getByRole('timer')).toBeVisible();
  const parts = page.locator('header.bar > :is(h1, .progress, .timer), .student-facts > .status');
  await expect.poll(() => parts.evaluateAll(leastGap)).toBeGreaterThanOrEqual(10);
  await teacher.page.keyboard.press('Escape');
  await expect(message).toBeHidden();
  await expect(page.locator('.student-facts .status')).toHaveCount(1);
  await teacher.page.locator('.tile').click();
  await expect(page.locator('.student-facts .status')).toHaveCount(2);
  await expectOneRow(page, 'a teacher who looks on again');
  await expect(message).toBeHidden();
}

async function expectOneRow(page: Page, shown: string, also?: (width: number) => Promise<void>): Promise<void> {
  const bar = page.locator('.bar').first();
  for (const [width, height] of ONE_ROW) {
    await page.setViewportSize({ width, height });
    await expect.poll(async () => (await bar.boundingBox())?.height, `${width}, ${shown}`).toBeLessThan(60);
    await also?.(width);
  }
}

const before = language.value;
test.afterAll(() => setLanguage(before));

for (const [spoken, locale] of [
  ['ko', 'ko-KR'],
  ['en', 'en-GB'],
] as const) {
  test(`a raised hand takes no word from the bar of a laptop, and no second row (${locale})`, async ({ people }) => {
    setLanguage(spoken);
    const teacher = await people.teacher({ locale });
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
    await startTimer(teacher);
    const { page } = teacher;
    await page.locator('h1').evaluate((title) => {
      title.textContent = 'The title of a class that is longer than any bar';
    });
    const mina = await people.student(code, NAME);
    const bar = page.locator('.bar').first();
    await expect.poll(async () => (await bar.boundingBox())?.height).toBeLessThan(60);
    const words = page.locator('.bar .word:visible');
    const shown = () =>
      words.evaluateAll((all) => all.filter((each) => getComputedStyle(each).clipPath === 'none').length);
    const before = await shown();
    expect(before).toBeGreaterThan(3);
    await mina.page.locator('.hand-button').click();
    await expect(page.locator('.hands-up')).toHaveText(/1/);
    await expect.poll(shown).toBe(before);
    expect((await bar.boundingBox())?.height).toBeLessThan(60);
  });

  for (const viewport of [
    { width: 820, height: 1_180 },
    { width: 1_180, height: 820 },
    { width: 844, height: 390 },
  ])
    test(`the teacher's bar has words on a tablet, in one row with a hand up (${locale}, ${viewport.width} wide)`, async ({
      people,
    }) => {
      setLanguage(spoken);
      const teacher = await people.teacher({ locale, viewport });
      const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
      const mina = await people.student(code, NAME);
      await mina.page.locator('.hand-button').click();
      const { page } = teacher;
      const bar = page.locator('.bar').first();
      await expect(bar.locator('.hands-up')).toHaveText(/1/);
      const words = bar.locator('.button > .word');
      const shown = () =>
        words.evaluateAll((all) => all.filter((each) => getComputedStyle(each).clipPath === 'none').length);
      // Of all its words that of the raised hands alone is a figure.
      expect(await shown()).toBe((await words.count()) - 1);
      expect(await shown()).toBeGreaterThan(5);
      expect((await bar.boundingBox())?.height).toBeLessThan(60);
      // A timer that runs has its figures in the place of its own word, and takes no other.
      await startTimer(teacher);
      await page.setViewportSize(viewport);
      await expect.poll(shown).toBe((await words.count()) - 2);
      expect((await bar.boundingBox())?.height).toBeLessThan(60);
      // Beside a long code the title gives way; on a phone one of the two has room in the row.
      await bar.evaluate((element) => {
        for (const [part, text] of [
          ['h1', 'The title of a class that is longer than any bar'],
          ['.bar-code', '8484 4590'],
        ] as const)
          element.querySelector(part)?.replaceChildren(text);
      });
      const expectOneRow = () => expect.poll(async () => (await bar.boundingBox())?.height).toBeLessThan(60);
      await expectOneRow();
      await mina.page.locator('.hand-button').click();
      await expect(bar.locator('.hands-up')).toHaveCount(0);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect(bar.locator('.timer-figures')).toBeVisible();
      await expectOneRow();
    });

  test(`a student's bar is one row while a timer runs and a teacher looks on, and the words of tools are one line (${locale})`, async ({
    people,
  }) => {
    setLanguage(spoken);
    const teacher = await people.teacher({ locale });
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
    await startTimer(teacher);
    const { page } = await people.student(code, spoken === 'ko' ? '남궁하늘' : 'Mina', { locale });
    await expectWatchingAnnounced(page, teacher);
    await page.locator('.hand-button').click();
    await expect(page.locator('.hand-button[data-up]')).toBeVisible();
    await expectOneRow(page, 'a hand up');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.locator('.tools .word').evaluateAll(linesOf)).toEqual([expect.any(String)]);
  });

  test.describe(() => {
    leaveToAll(test, spoken === 'ko');
    test(`a student's bar names the team in one row, with a new message, and without a network (${locale})`, async ({
      people,
    }) => {
      setLanguage(spoken);
      const teacher = await people.teacher({ locale });
      const picture = { ...PICTURE, buffer: await scenery(800, 600) };
      const code = await teacher.open(picture, { pieces: PIECES, teams: 2 });
      const { page } = await people.student(code, spoken === 'ko' ? '남궁하늘' : 'Mina', { locale });
      const team = page.locator('.student-facts > .team');
      await expect(team).toHaveText(teamName(1));
      // Its number is its own text; what stands around it is clipped where there is no room.
      const clipped = () =>
        team
          .locator('.team-word')
          .evaluateAll((all) => all.filter((each) => getComputedStyle(each).clipPath !== 'none').length);
      await expectOneRow(page, 'a team', async (width) => {
        await expect(team.locator('bdi')).toBeInViewport({ ratio: 1 });
        if (width >= TEAM_WORD_PX) expect(await clipped(), `words at ${width}`).toBe(0);
      });

      await startTimer(teacher);
      await teacher.page.locator('.tile').first().click();
      await expect(page.locator('.student-facts .status')).toHaveCount(2);
      await teacher.page.locator('.chat-button').click();
      await teacher.page.locator('.chat-composer textarea').fill('1');
      await teacher.page.keyboard.press('Enter');
      await expect(page.locator('.chat-button .badge')).toBeVisible();
      await page.locator('.hand-button').click();
      await expect(page.locator('.hand-button[data-up]')).toBeVisible();
      await expectOneRow(page, 'a team, a timer, a teacher, a message', () =>
        expect(team.locator('bdi')).toBeInViewport({ ratio: 1 }),
      );
      await page.context().setOffline(true);
      await expect(page.locator('.save')).toHaveText(boardWords.value.reconnecting, { timeout: 20_000 });
      await expectOneRow(page, 'the same without a network');
    });
  });

  for (const [name, open] of Object.entries(PAGES))
    test.describe(() => {
      leaveToAll(test, spoken === 'ko' && PLAIN.has(name));
      test(`${name} has room for its bars (${locale})`, async ({ people }) => {
        setLanguage(spoken);
        const options = { locale };
        const teacher = await people.teacher(options);
        const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
        await startTimer(teacher);
        const page = await open({ people, teacher, code, options });
        const found = await findCrowded(page);
        const chat = page.locator('.chat-button');
        if ((await chat.count()) > 0) {
          await chat.click();
          found.push(...(await findCrowdedBesideChat(page)));
        }
        expect(found).toEqual([]);
      });
    });
}
