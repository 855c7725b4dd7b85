/** Identities: students join without typing, share a tablet in turn, and continue on another device. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expectOk } from '#client/headless/api-client.ts';
import { expect, People, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { printCards } from '#e2e/browser/pages/cards-page.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { openTeacherLink } from '#e2e/browser/pages/teacher-link.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { readQr } from '#e2e/browser/support/read-qr.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { joinPath, PAGE, pagePath, teacherLink } from '#shared/protocol/paths.ts';

const NAMES = ['Mina', 'Jun', 'Sora'];

/** The text that a camera reads from the page's QR code. */
async function scanQr(page: Page): Promise<string> {
  await page.locator('.qr-code path').waitFor();
  return (await readQr(sharp(await page.locator('.qr-code').screenshot()))) ?? 'no QR code';
}

test('joins by a tapped number, refuses a taken one, and shows the teacher who is missing', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Numbers');
  const mina = new JoinPage(await people.page());
  await mina.openLink(code);
  await mina.choose('7');
  await mina.submit();
  await mina.waitForClass();
  await expect(teacher.page.getByRole('navigation', { name: 'Puzzles' }).getByText('7', { exact: true })).toBeVisible();
  await expect(teacher.page.getByRole('heading', { name: 'Not here yet (39)' })).toBeVisible();

  const jun = new JoinPage(await people.page());
  await jun.openLink(code);
  await jun.page.getByRole('radio', { name: /^7/ }).check();
  await jun.submit();
  await expect(jun.page.getByText('Somebody has already taken this one.')).toBeVisible();
  await jun.choose('8');
  await jun.submit();
  await jun.waitForClass();
});

test('joins by a name of the list and by a printed card, whose secret leaves the address, and refuses an outdated card', async ({
  people,
  server,
}) => {
  // High resolution, as on paper.
  const teacher = await people.teacher({ deviceScaleFactor: 2 });
  const names = [
    ...NAMES,
    '남궁민수와 아이들 모두 함께',
    'Bartholomew',
    ...Array.from({ length: 45 }, (_, more) => `Student ${more + 5}`),
  ];
  const code = await teacher.openSample('My list', names);
  const mina = new JoinPage(await people.page());
  await mina.openLink(code);
  await mina.choose('Mina');
  // A long word gets smaller, and does not break.
  const [word, letters] = [mina.page.getByText('Bartholomew'), mina.page.locator('.choice bdi')];
  await expect(letters.first()).toBeVisible();
  const lines = (element: Element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getClientRects().length;
  };
  expect(await word.evaluate(lines)).toBe(1);
  expect(await letters.filter({ hasText: '남궁민수와' }).evaluate(lines)).toBeGreaterThan(1);
  await mina.submit();
  await mina.waitForClass();
  await new BoardPage(mina.page).ready();

  const cards = await teacher.seatCardLinks();
  const printed = await printCards(teacher.page);
  expect(printed).toMatchObject({ sheets: 2, a4: 2, cut: [] });
  // A server on loopback alone has no other address.
  expect([...printed.links]).toEqual([...cards].map(([name, link]) => [name, server.origin + link]));
  const requests: string[] = [];
  const jun = await people.page();
  jun.on('request', (request) => requests.push(request.url()));
  await jun.goto(printed.links.get('Jun') ?? '');
  await jun.waitForURL((url) => url.origin === server.origin && isClassUrl('student')(url));
  await new BoardPage(jun).ready();
  await jun.getByRole('button', { name: 'More', exact: true }).click();
  await expect(jun.getByText('Jun (you)').first()).toBeVisible();
  expect(requests.filter((url) => url.includes('seat='))).toEqual([]);

  await teacher.page.getByRole('button', { name: 'Make new cards' }).click();
  await expect(teacher.page.getByText('Cards printed before no longer work.')).toBeVisible();
  const sora = await people.page();
  await sora.goto(cards.get('Sora') ?? '');
  await expect(sora.getByText('This card does not work any more.')).toBeVisible();
  expect(sora.url()).not.toContain('seat=');
});

test('joins by the QR code of the teacher’s page or the projector, and sends its secret in no address', async ({
  browser,
  server,
}) => {
  // Under a name by which other devices can reach the server: on loopback alone there is no link.
  const origin = server.origin.replace('127.0.0.1', 'school.localhost');
  const people = new People(browser, origin);
  const { id, code, key, teacher: opener } = await openClass(server.origin);
  const teacher = await people.page();
  await openTeacherLink(teacher, teacherLink('', id, key));
  const link = await scanQr(teacher);
  expect(link).toMatch(new RegExp(`^${origin}/[?]code=${code}#in=[A-Za-z0-9_-]{16}$`));
  const shownText = teacher.getByRole('textbox', { name: 'Link to join' });
  await expect(shownText).toHaveValue(link);
  const projector = await teacher.context().newPage();
  await projector.goto(pagePath('present', id));
  expect(await scanQr(projector)).toBe(link);

  const mina = await people.page();
  const requests: string[] = [];
  mina.on('request', (request) => requests.push(request.url()));
  const previewRequest = mina.waitForRequest('**/api/join/look');
  await mina.goto(link);
  expect((await previewRequest).postDataJSON()).toMatchObject({ code, invitation: link.slice(-16) });
  // The invitation survives a reload.
  await mina.reload();
  await mina.getByLabel('Name').fill('Mina');
  const join = mina.waitForRequest('**/api/join');
  await mina.getByRole('button', { name: 'Join', exact: true }).click();
  expect((await join).postDataJSON()).toMatchObject({ code, invitation: link.slice(-16), name: 'Mina' });
  await mina.waitForURL(isClassUrl('student'));
  expect(mina.url()).not.toContain(link.slice(-16));
  expect(requests.filter((url) => url.includes(link.slice(-16)))).toEqual([]);

  // Both pages follow at once when the invitation is replaced.
  expectOk(await opener.cards(id, true));
  await expect(shownText).not.toHaveValue(link);
  await expect.poll(() => scanQr(teacher)).toBe(await shownText.inputValue());
  await expect.poll(() => scanQr(projector)).toBe(await shownText.inputValue());
  await people.close();
  expect(people.complaints).toEqual([]);
});

test('gives two students who share a tablet two seats, and shows the second nothing of the first', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('My list', NAMES);
  const tablet = await people.page({ viewport: { width: 820, height: 1180 }, hasTouch: true });
  const joinPage = new JoinPage(tablet);
  await joinPage.openLink(code);
  await joinPage.choose('Mina');
  await joinPage.submit();
  await joinPage.waitForClass();
  const minasBoard = new BoardPage(tablet);
  await minasBoard.ready();
  // On an upright tablet the picture is as wide as the screen, and the pieces are below it in rows.
  const [left, right] = [await minasBoard.homeOf(1), await minasBoard.homeOf(4)];
  expect(right.x - left.x).toBeGreaterThan(820 / 2);
  await tablet.locator('.tray-piece[data-piece="1"]').tap();
  await tablet.touchscreen.tap(left.x, left.y);
  await expect.poll(async () => (await minasBoard.piece(1)).group).toBe(0);
  await expect(tablet.locator('.tray-piece')).toHaveCount(11);

  // The start page asks first who it is, above the code.
  await tablet.goto(PAGE.join);
  const goOn = tablet.getByRole('link', { name: 'Yes, continue' });
  await expect(goOn).toHaveAccessibleDescription('Are you Mina?');
  const [answer, codeField] = [await goOn.boundingBox(), await tablet.getByLabel('Code').boundingBox()];
  expect((answer?.y ?? 0) + (answer?.height ?? 0)).toBeLessThan(codeField?.y ?? 0);
  await expectAccessible(tablet, 'a device with a seat');
  await expect.poll(async () => (await tablet.locator('.my-seat img').boundingBox())?.width).toBeGreaterThanOrEqual(96);

  // A device with a seat asks whose it is.
  await joinPage.openLink(code);
  await expect(tablet.getByText('Are you Mina?')).toBeVisible();
  await tablet.getByRole('button', { name: 'Someone else' }).click();
  await joinPage.choose('Jun');
  await joinPage.submit();
  await joinPage.waitForClass();
  const board = new BoardPage(tablet);
  await board.ready();
  await expect(tablet.getByText('Mina')).toHaveCount(0);
  await expect(tablet.getByText('Jun').first()).toBeAttached();
  await expect(teacher.page.getByRole('navigation', { name: 'Puzzles' }).getByRole('listitem')).toHaveCount(3);
  await expect(teacher.page.getByRole('heading', { name: 'Not here yet (1)' })).toBeVisible();

  // The class's menu leaves the seat, too; the join page then knows nobody.
  await tablet.getByRole('button', { name: 'More', exact: true }).click();
  tablet.once('dialog', (dialog) => void dialog.accept());
  await tablet.getByRole('button', { name: 'It is someone else’s turn' }).click();
  await tablet.waitForURL(`**${PAGE.join}`);
  await expect(tablet.getByLabel('Code')).toBeVisible();
  await expect(tablet.getByText(/Mina|Jun/)).toHaveCount(0);
});

test('moves a seat with its pieces to another device by a rejoin code, and ends the old page', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Type a name');
  const laptop = await people.student(code, 'Mina');
  await laptop.solve(1);
  await laptop.saved();
  await laptop.page.getByRole('button', { name: 'More', exact: true }).click();
  const rejoin = (await laptop.page.locator('.rejoin-code').textContent()) ?? '';

  // The teacher's page shows the code, too, for a short time.
  await teacher.page.getByRole('button', { name: 'More', exact: true }).click();
  await teacher.page.getByRole('button', { name: 'Rejoin codes' }).click();
  await teacher.page.getByRole('dialog').getByRole('button', { name: 'Mina' }).click();
  await expect(teacher.page.getByRole('dialog').getByText(rejoin)).toBeVisible();

  const phone = new JoinPage(await people.page({ viewport: { width: 390, height: 844 } }));
  await phone.openLink(code);
  await phone.page.getByRole('button', { name: 'Continue from another device' }).click();
  await phone.page.getByLabel('Rejoin code').fill('aaaaa');
  await phone.submit();
  await expect(phone.page.getByText('This rejoin code is wrong.')).toBeVisible();
  await phone.page.getByLabel('Rejoin code').fill(` ${rejoin.toUpperCase()} `);
  await phone.submit();
  await phone.waitForClass();
  const board = new BoardPage(phone.page);
  await board.ready();
  expect((await board.piece(1)).group).toBe(0);
  await expect(laptop.page.getByText('You are playing on another device now.')).toBeVisible();
  await laptop.page.reload();
  await expect(laptop.page.getByText('You are playing on another device now.')).toBeVisible();
});

test('offers several nicknames in the language of the page', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Nicknames');
  const page = await people.page({ locale: 'ko-KR' });
  await page.goto(joinPath(code));
  const shownText = page.locator('.nickname');
  const names = new Set<string>();
  for (let spin = 0; spin < 4; spin += 1) {
    await expect(shownText).toHaveText(/^[가-힣]+ [가-힣]+$/);
    names.add((await shownText.textContent()) ?? '');
    await page.locator('.nickname-picker .button').click({ force: true });
  }
  expect(names.size).toBe(4);
  const last = (await shownText.textContent()) ?? '';
  await page.getByRole('button', { name: '들어가기' }).click();
  await page.waitForURL(isClassUrl('student'));
  await expect(teacher.page.getByRole('navigation', { name: 'Puzzles' }).getByText(last)).toBeVisible();
});

test('joins a class with open admission from the list by one tap and a name', async ({ people }) => {
  const teacher = await people.teacher();
  await teacher.openSample('Open to all');
  const page = await people.page();
  await page.goto(PAGE.join);
  const row = page.getByRole('button', { name: /Open to all/ });
  await expect(row.locator('img')).toHaveAttribute('src', '/samples/clock-small.webp');
  await row.click();
  await page.getByLabel('Name').fill('Mina');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(isClassUrl('student'));
  await expect(teacher.page.getByRole('navigation', { name: 'Puzzles' }).getByText('Mina')).toBeVisible();
});
