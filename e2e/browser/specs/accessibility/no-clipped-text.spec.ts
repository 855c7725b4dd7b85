/** Every page and state on a narrow phone and at 200 % zoom, in both languages: no text is clipped or out of reach. */
import type { Page } from '@playwright/test';
import { language, setLanguage } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { nextActivityWords } from '#client/i18n/words/teacher/next-activity-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { classroomOf, isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { findClippedText } from '#e2e/browser/support/clipped-text.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { joinPath, PAGE, pagePath } from '#shared/protocol/paths.ts';

type CheckState = (page: Page, state: string) => Promise<void>;

const before = language.value;
test.afterAll(() => setLanguage(before));

for (const [spoken, locale] of [
  ['ko', 'ko-KR'],
  ['en', 'en-GB'],
] as const) {
  test.describe(spoken, () => {
    leaveToAll(test, spoken === 'ko');
    test.beforeEach(() => setLanguage(spoken));

    test('clips no text on the start pages', async ({ people }) => {
      await expectNothingClipped(async (check) => {
        const teacher = await people.page({ locale });
        await startingClass(teacher, check);
        const code = await open(teacher);
        await check(teacher, 'code page');
        await onJoinPage(people, locale, code, check);
      });
    });

    test('clips no text in a class', async ({ people }) => {
      await expectNothingClipped(async (check) => {
        const teacher = await people.page({ locale });
        await teacher.goto(PAGE.newClass);
        await picture(teacher);
        await teacher.getByRole('radio', { name: new RegExp(newClassWords.value.modes.teams) }).check({ force: true });
        const code = await open(teacher);
        const student = await joinClass(people, locale, code);
        await atBoard(student, check);
        await onTeacherPage(teacher, check);
      });
    });

    test('clips no text on seat cards and rejoin codes', async ({ people }) => {
      await expectNothingClipped(async (check) => {
        const teacher = await people.page({ locale });
        const { namings, names } = newClassWords.value;
        await teacher.goto(PAGE.newClass);
        await picture(teacher);
        await teacher.getByText(newClassWords.value.moreOptions, { exact: true }).click();
        await teacher.getByRole('radio', { name: namings.list, exact: true }).check({ force: true });
        await teacher.getByLabel(names).fill('Mina\n남궁 하늘별님\nBartholomew Featherstone\nJun');
        await check(teacher, 'start, a list of names');
        const code = await open(teacher);
        await withAbsentStudents(teacher, check);
        await teacher
          .locator('.bar')
          .first()
          .getByRole('button', { name: sharedWords.value.more, exact: true })
          .click();
        await check(teacher, 'teacher, more, with cards');
        await teacher.getByRole('link', { name: teacherWords.value.cards }).click();
        await expect(teacher.locator('.card path').first()).toBeAttached();
        await check(teacher, 'cards');

        const joinPage = await people.page({ locale });
        await joinPage.goto(joinPath(code));
        await expect(joinPage.getByRole('radio', { name: 'Mina', exact: true })).toBeAttached();
        await check(joinPage, 'join page, names to tap');
      });
    });
  });
}

async function expectNothingClipped(walk: (check: CheckState) => Promise<void>): Promise<void> {
  const found: string[] = [];
  const seen = new Set<string>();
  await walk(async (page, state) => {
    seen.add(state);
    found.push(...(await findClippedText(page, state)));
  });
  expect(seen.size).toBeGreaterThan(2);
  expect(found).toEqual([]);
}

async function picture(page: Page): Promise<void> {
  const file = { name: 'hills.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await expect(page.locator('.preview canvas')).toBeVisible();
}

async function open(page: Page): Promise<string> {
  await page.getByRole('button', { name: newClassWords.value.open }).click();
  await page.waitForURL(isClassUrl('teacher'));
  return ((await page.locator('.code-digits').textContent()) ?? '').replace(/\D/g, '');
}

async function startingClass(page: Page, check: CheckState): Promise<void> {
  const say = newClassWords.value;
  await page.goto(PAGE.newClass);
  await check(page, 'start, empty');
  await page.getByRole('button', { name: say.open }).click({ force: true });
  await check(page, 'start, without a picture');
  await picture(page);
  await check(page, 'start, with a picture');
  await page.getByRole('button', { name: say.crop.open }).click();
  await check(page, 'start, cropping');
  await page.getByRole('button', { name: say.crop.done }).click();
  await page.getByRole('radio', { name: new RegExp(newClassWords.value.modes.teams) }).check({ force: true });
  await page.getByText(say.moreOptions, { exact: true }).click();
  await check(page, 'start, teams and more');
  await page.getByLabel(say.capacity).fill('many');
  await check(page, 'start, a wrong number');
  await page.getByLabel(say.capacity).fill('30');
  await page.route('**/api/classrooms', (route) =>
    route.fulfill({ status: 403, json: { ok: false, code: 'key-needed', retry: 'final', message: '' } }),
  );
  await page.getByRole('button', { name: say.open }).click();
  await page.getByLabel(say.teacherKey).fill('wrong');
  await page.getByRole('button', { name: say.open }).click();
  await check(page, 'start, a wrong key');
  await page.unroute('**/api/classrooms');
  await page.route('**/pictures', () => undefined);
  await page.getByRole('button', { name: say.open }).click();
  await expect(page.getByRole('button', { name: say.cancel })).toBeVisible();
  await check(page, 'start, sending the picture');
  await page.getByRole('button', { name: say.cancel }).click();
  await check(page, 'start, cancelled');
  await page.unroute('**/pictures');
}

async function onJoinPage(people: People, locale: string, code: string, check: CheckState): Promise<void> {
  const say = joinWords.value;
  const page = await people.page({ locale });
  await page.goto(PAGE.join);
  await expect(page.locator('.open-classes .row')).toBeVisible();
  await check(page, 'join page, with an open class');
  await page.getByLabel(say.code, { exact: true }).fill('999999');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await check(page, 'join page, a wrong code');
  await page.goto(joinPath(code));
  await expect(page.getByLabel(say.name, { exact: true })).toBeVisible();
  await check(page, 'join page, a name to type');
  await page.goto(pagePath('student', 'there-is-no-such-class-here' as ClassroomId));
  await expect(page.getByLabel(say.code, { exact: true })).toBeVisible();
  await check(page, 'no such class');
}

async function joinClass(people: People, locale: string, code: string): Promise<Page> {
  const page = await people.page({ locale });
  await page.goto(joinPath(code));
  await page.getByLabel(joinWords.value.name, { exact: true }).fill('Bartholomew Featherston');
  await page.keyboard.press('Enter');
  await page.waitForURL(isClassUrl('student'));
  await new BoardPage(page).ready();
  return page;
}

async function atBoard(page: Page, check: CheckState): Promise<void> {
  await check(page, 'student');
  await page.locator('.bar').first().getByRole('button', { name: sharedWords.value.more, exact: true }).click();
  await check(page, 'student, more');
  await page.getByRole('button', { name: boardWords.value.earlierPuzzles }).click();
  const earlier = page.getByRole('dialog', { name: boardWords.value.earlierPuzzles });
  await expect(earlier.getByText(menuWords.value.noEarlierPuzzles)).toBeVisible();
  await check(page, 'student, earlier puzzles');
  await page.keyboard.press('Escape');
  await expect(earlier).toHaveCount(0);
  await page.getByRole('toolbar').getByRole('button', { name: boardWords.value.moreTools }).click();
  await check(page, 'student, more tools');
  await page.getByRole('button', { name: menuWords.value.keyboard, exact: true }).click();
  await check(page, 'student, without a mouse');
}

/** Each bar has one row; items without room are in its menu. */
async function onSmallScreens(page: Page, check: CheckState): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const bar = page.locator('.bar').first();
  await expect.poll(async () => (await bar.boundingBox())?.height).toBeLessThan(60);
  await page.locator('.wall-bar').getByRole('button').first().click();
  await check(page, 'teacher on a phone, how puzzles are shown');
  await page.keyboard.press('Escape');
  const more = bar.getByRole('button', { name: sharedWords.value.more, exact: true });
  for (const name of [controlsWords.value.present, controlsWords.value.timer]) {
    await more.press('Enter');
    await page.getByRole('button', { name, exact: true }).press('Enter');
    await check(page, `teacher on a phone, ${name}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(more).toBeFocused();
  }
  // An upright tablet has room for the most frequent controls.
  await page.setViewportSize({ width: 820, height: 1_180 });
  await expect(page.locator('.wall-bar').getByLabel(wallWords.value.sort, { exact: true })).toBeVisible();
  await expect.poll(async () => (await page.locator('.wall-bar').boundingBox())?.height).toBeLessThan(60);
  await page.getByRole('button', { name: wallWords.value.arrange }).click();
  await expect(page.getByRole('button', { name: wallWords.value.hideNames })).toBeVisible();
  await page.keyboard.press('Escape');
  // A tablet in landscape has the chat beside the wall.
  for (const width of [1_024, 1_180, 1_366]) {
    await page.setViewportSize({ width, height: 768 });
    const chat = page.locator('.chat-button');
    if ((await chat.getAttribute('aria-expanded')) !== 'true') await chat.click();
    await expect.poll(async () => (await page.locator('.wall-bar').boundingBox())?.width).toBeLessThan(width - 300);
    await expect.poll(async () => (await page.locator('.wall-bar').boundingBox())?.height).toBeLessThan(60);
    await expect.poll(async () => (await bar.boundingBox())?.height).toBeLessThan(60);
  }
  await page.locator('.chat-button').click();
  if (before !== null) await page.setViewportSize(before);
}

/** The wall's bar is fullest while it shows how many students have not arrived. */
async function withAbsentStudents(page: Page, check: CheckState): Promise<void> {
  const before = page.viewportSize();
  await page.getByRole('button', { name: wallWords.value.all }).click();
  for (const width of [360, 768, 1_000]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.getByRole('button', { name: teacherWords.value.notArrived(4) })).toBeVisible();
    await expect.poll(async () => (await page.locator('.wall-bar').boundingBox())?.height).toBeLessThan(60);
  }
  await check(page, 'wall, nobody here yet');
  if (before !== null) await page.setViewportSize(before);
}

async function onTeacherPage(page: Page, check: CheckState): Promise<void> {
  const say = teacherWords.value;
  await check(page, 'teacher, code page with somebody in');
  await page.getByRole('button', { name: wallWords.value.all }).click();
  await check(page, 'teacher, wall');
  await onSmallScreens(page, check);
  await page.locator('.tile').first().click();
  await new BoardPage(page).ready();
  await check(page, 'teacher, a board');
  await page.getByRole('button', { name: controlsWords.value.help, exact: true }).click();
  await check(page, 'teacher, help');
  // What can be done with a piece stands there once one is chosen.
  await page.locator('.help-panel select').first().selectOption({ index: 1 });
  await check(page, 'teacher, help with a piece');
  await page.getByRole('button', { name: controlsWords.value.showPieceSome }).click();
  await check(page, 'teacher, help for some');
  await page.keyboard.press('Escape');
  await page.locator('.people-button').click();
  await page.locator('.seat-item .row').first().click();
  await check(page, 'teacher, people');
  await page.keyboard.press('Escape');
  await page.locator('.bar').first().getByRole('button', { name: sharedWords.value.more, exact: true }).click();
  await check(page, 'teacher, more');
  await page.getByRole('button', { name: say.rejoinCodes }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button').filter({ hasText: 'Bartholomew' }).click();
  await check(page, 'teacher, rejoin codes');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say.deleteClass }).click();
  await check(page, 'teacher, ending the class');
  await page.goto(pagePath('nextActivity', classroomOf(page, 'teacher')));
  const earlier = page.getByRole('region', { name: nextActivityWords.value.earlierPictures }).getByRole('button');
  await earlier.waitFor();
  await check(page, 'the next picture');
  await earlier.click();
  await expect(page.locator('.preview canvas')).toBeVisible();
  await check(page, 'the next picture, an earlier one');
}
