/** How an activity was played, on the page of results: pictures with their tables, and help from a hard piece. */
import type { Locator, Page } from '@playwright/test';
import { expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { Finger } from '#e2e/browser/support/finger.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { joinAsStudent } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
/** The middle of the plane: there every piece is at home. */
const HOME = 32_768;

async function put(player: Player, piece: number, place = piece): Promise<void> {
  const mirror = player.mirror ?? (await player.enter());
  const { homeX, homeY } = mirror.predicted.rules.puzzle;
  const away = (homes: Int32Array) => (homes[place] ?? 0) - (homes[piece] ?? 0);
  mirror.take(piece);
  mirror.put(HOME + away(homeX), HOME + away(homeY));
  await player.waitUntilSaved();
}

async function openInsight({ page }: TeacherPage): Promise<void> {
  await page.goto(pagePath('results', classroomOf(page, 'teacher')));
  await expectOpens(page);
}

async function expectOpens(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'How it went' });
  await button.focus();
  await button.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  // It opens in view, above the table of results, and says so to a screen reader.
  await expect(page.getByRole('heading', { name: 'How it went' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'How far did they get?' })).toBeInViewport();
}

/** Its summary opens and closes it by keyboard. */
async function openFold(page: Page, question: string): Promise<Locator> {
  const fold = page.locator('.insight-part').filter({ has: page.getByRole('heading', { name: question }) });
  await fold.locator('summary').first().press('Enter');
  await expect(fold).toHaveAttribute('open');
  return fold;
}

/** Its table, its rule and its file open together. */
async function openMore(part: Locator): Promise<void> {
  await part.getByText('Table, how it is counted, download').press('Enter');
  await expect(part.getByRole('link', { name: /^Download / })).toBeVisible();
}

/** The first chart is in view whole below them, and each leads to the part whose numbers it tells. */
async function expectSentences(page: Page, chart: Locator, texts: readonly RegExp[]): Promise<void> {
  const sentences = page.locator('.first-sentences').getByRole('link');
  await expect(sentences).toHaveText([...texts]);
  await expect(chart).toBeInViewport({ ratio: 1 });
  await sentences.nth(2).press('Enter');
  await expect(page.locator('.insight-part[open]').getByRole('heading')).toHaveText([
    'How far did they get?',
    'When did they wait?',
  ]);
  await expect(page.locator('.insight-part > summary:focus')).toHaveText(/^When did they wait\?/);
  expect(new URL(page.url()).hash).toBe('');
}

/** By arrow keys, which say whose line it is, and by a finger near a line. */
async function expectLinesHighlighted(page: Page, chart: Locator): Promise<void> {
  const choices = page.getByRole('group', { name: 'Highlight' });
  const name = chart.locator('.line-name');
  await choices.getByRole('radio', { name: 'None' }).focus();
  for (const [student, percent] of [
    ['Mina', 8],
    ['Jun', 16],
  ] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(choices.getByRole('radio', { name: `${student} ${percent}%` })).toBeFocused();
    await expect(name).toHaveText(student);
    await expect(name).toBeInViewport();
  }
  const { x, y, width } = (await chart.locator('.chosen-line').boundingBox()) ?? { x: 0, y: 0, width: 0 };
  const none = choices.getByRole('radio', { name: 'None' });
  await none.check();
  await expect(name).toHaveCount(0);
  const finger = new Finger(page);
  await finger.tap({ x: x + width - 10, y: y - 15 });
  await expect(name).toHaveText('Jun');
  await expect(choices.getByRole('radio', { name: 'Jun 16%' })).toBeChecked();
  await finger.tap({ x: x + width - 10, y: y - 100 });
  await expect(none).toBeChecked();
  await expect(name).toHaveCount(0);
}

test('says by pictures and tables how it went; a hard piece is shown to those without it', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher({ hasTouch: true });
  const { page } = teacher;
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  await mina.solve(1);
  await mina.saved();
  const { player: jun } = await joinAsStudent(server.origin, { code }, 'Jun');
  // What was before a restart does not count.
  await put(jun, 3);
  await teacher.openBoard('Jun');
  await new ControlsPage(page).help('Restart puzzle');
  await expect.poll(() => jun.mirror?.predicted.groupOf[3]).toBe(3);
  await put(jun, 1);
  await put(jun, 2);
  // Pieces are numbered row by row, four in a row: 12 in the place of 5 lies beside 1.
  for (let times = 0; times < 3; times += 1) await put(jun, 12, 5);
  await openInsight(teacher);

  const chart = page.getByRole('img', { name: /^The progress of 2 puzzles over/ });
  await expect(chart).toBeVisible();
  await expect(page.locator('.insight-part[open]')).toHaveCount(1);
  await expect(page.getByText('1 puzzle was restarted. Its line shows what came after.')).toBeVisible();
  await expect(chart.locator('.restart-mark')).toHaveCount(1);
  await expectLinesHighlighted(page, chart);
  await openMore(page.locator('.insight-part').first());
  const progress = page.getByRole('region', { name: 'How far did they get?: table' });
  await expect(progress.getByRole('row')).toHaveText([/^Name/, /^Mina8%/, /^Jun16%/]);

  await expect(await openFold(page, 'Which pieces were hard?')).toContainText('1 piece');
  await expect(page.getByRole('img', { name: /1 piece was hard/ })).toBeVisible();
  const hard = page.getByRole('list', { name: 'Hard pieces' }).getByRole('listitem');
  await expect(hard).toHaveCount(1);
  await expect(hard).toContainText('(bottom right)');
  await expect(hard).toContainText('hard for most (1 of 1 puzzles)');
  await expect(hard).toContainText('3 tries');
  await expect(await openFold(page, 'Which pieces were mixed up?')).toContainText('1 pair');
  const pairs = page.getByRole('region', { name: 'Which pieces were mixed up?: table' });
  await expect(pairs.getByRole('row').nth(1)).toContainText('3 times');
  await expect(page.getByRole('heading', { name: 'Who did what at a shared puzzle' })).toHaveCount(0);
  await expectAccessible(page, 'insight');

  await hard.getByRole('button', { name: /Show its place to the 2 puzzles without it/ }).press('Enter');
  await expect(hard.getByRole('status')).toHaveText('2 puzzles show it now.');
  await expect(mina.page.locator('.teacher-hint')).toBeVisible();

  await put(jun, 12);
  await page.getByRole('button', { name: 'Count again' }).click();
  await expect(hard.getByRole('button', { name: /Show its place to the 1 puzzle without it/ })).toBeVisible();
  await expect(progress.getByRole('row').nth(2)).toContainText('25%');
  // The teacher's help counts on both.
  for (const row of [1, 2]) await expect(progress.getByRole('row').nth(row).getByRole('cell').last()).toHaveText('1');

  // However little was played, a solved puzzle is something to say.
  for (let piece = 3; piece <= 11; piece += 1) await put(jun, piece);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.reload();
  await expectOpens(page);
  await expectSentences(page, page.getByRole('img', { name: /^The progress of 2 puzzles over/ }), [
    /^1 of the 2 puzzles begun is solved; all together they are at 54%\.$/,
    /^Piece 12 \(bottom right\) was hard, on 1 of 1 puzzle\.$/,
    /stood still/,
  ]);
  await openMore(await openFold(page, 'Which pieces were hard?'));

  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  const results = page.getByRole('region', { name: 'Results', exact: true });
  await expect.poll(() => results.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download Which pieces were hard? (CSV)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Jogak pieces 20\d\d-\d\d-\d\d\.csv$/);
  jun.close();
});

test('lists who did what at a shared puzzle by seat, and names nobody who was erased', async ({ people, server }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { together: true });
  const classroom = classroomOf(teacher.page, 'teacher');
  const players: Player[] = [];
  for (const name of ['Ara', 'Bomi', 'Chan']) players.push((await joinAsStudent(server.origin, { code }, name)).player);
  const [ara, bomi, chan] = players;
  if (ara === undefined || bomi === undefined || chan === undefined) throw new Error('nobody came');
  await put(ara, 1);
  for (const piece of [2, 3, 4]) await put(bomi, piece);
  await put(chan, 5);
  const erased = await teacher.page.request.delete(`/api/classrooms/${classroom}/seats/1`, {
    headers: { origin: server.origin },
  });
  expectOk(await erased.json());
  await openInsight(teacher);
  await openFold(teacher.page, 'Who did what at a shared puzzle');
  const region = teacher.page.getByRole('region', { name: 'Who did what at a shared puzzle: table' });
  await expect(region.getByRole('row')).toHaveText([/^Name/, /^Bomi3/, /^Chan1/, /^somebody1/]);

  // Cards are called cards.
  await teacher.dealAnother({ layout: 'order', groups: [['one'], ['two'], ['three']] });
  await teacher.page.reload();
  const cards = teacher.page.locator('.activity-results').first();
  await expect(cards).toContainText('3 cards each');
  await expect(cards.getByRole('columnheader', { name: 'Cards matched' })).toBeVisible();
  await cards.getByRole('button', { name: 'How it went' }).press('Enter');
  await expect(cards).toContainText('No card has been moved yet.');
  for (const player of players) player.close();
});
