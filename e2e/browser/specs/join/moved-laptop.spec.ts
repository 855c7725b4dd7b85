/** The computer that runs Jogak is carried to another network while a class is open: every place that shows an address shows the one of now. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { ALL_PIXELS, expect, People, test } from '#e2e/browser/browser-test.ts';
import { classroomOf, isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { readQr } from '#e2e/browser/support/read-qr.ts';
import { pagePath } from '#shared/protocol/paths.ts';

const INTERFACES_FILE = join(mkdtempSync(join(tmpdir(), 'jogak-networks-')), 'interfaces.json');
const STAFF_ROOM = '192.168.0.10';
const CLASSROOM = '10.20.0.7';
/** Every place is right within half a minute. */
const SOON = { timeout: 30_000 };

function moveTo(...addresses: string[]): void {
  const wlan0 = addresses.map((address) => ({ address, family: 'IPv4', internal: false }));
  writeFileSync(INTERFACES_FILE, JSON.stringify({ wlan0 }));
}

test.use({
  settings: { INTERFACES_FILE },
  // A browser on this machine finds both addresses here.
  launchOptions: async ({ launchOptions }, use) => {
    const rules = `MAP ${STAFF_ROOM} 127.0.0.1, MAP ${CLASSROOM} 127.0.0.1`;
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), `--host-resolver-rules=${rules}`] });
  },
});
test.beforeEach(() => moveTo(STAFF_ROOM));

async function scan(page: Page): Promise<string | null> {
  const code = page.locator('.qr-code').first();
  await code.locator('path').waitFor({ state: 'attached' });
  return readQr(sharp(await code.screenshot()));
}

async function expectScanned(page: Page, host: string): Promise<void> {
  await expect.poll(() => scan(page), SOON).toContain(`//${host}`);
}

test('the code, the projector, seat cards and links show the address of now, and that it has changed', async ({
  people,
  server,
  browser,
}) => {
  const port = new URL(server.origin).port;
  const [before, now] = [`${STAFF_ROOM}:${port}`, `${CLASSROOM}:${port}`];
  const teacher = await people.teacher(ALL_PIXELS);
  await teacher.openSample('Numbers');
  const { page } = teacher;
  const id = classroomOf(page, 'teacher');
  const [projector, cards] = [await page.context().newPage(), await page.context().newPage()];
  await projector.goto(pagePath('present', id));
  await cards.goto(pagePath('seatCards', id));
  for (const each of [page, projector]) {
    await each.bringToFront();
    await expect(each.locator('.code-address')).toHaveText(before);
    await expectScanned(each, before);
  }
  // From the back of a room the code is read first, then the address, then how many are here.
  const letters = await Promise.all(
    ['.code-digits', '.code-address', '.present-here p'].map((part) =>
      projector.locator(part).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ),
  );
  expect(letters).toEqual([...letters].sort((a, b) => b - a));
  expect(letters[0]).toBeGreaterThan(2 * (letters[1] ?? 0));
  await cards.bringToFront();
  await expect(cards.locator('.card-address').first()).toContainText(before);
  await expect(cards.getByText(`The address on these cards: ${before}`)).toBeVisible();

  moveTo(CLASSROOM);
  await Promise.all([page, projector].map((each) => expect(each.locator('.code-address')).toHaveText(now, SOON)));
  await expect(cards.locator('.card-address').first()).toContainText(now, SOON);
  for (const each of [page, projector, cards]) {
    await each.bringToFront();
    await expectScanned(each, now);
    // What the class reads is for the class.
    const note = each === projector ? 'This address is new.' : before;
    await expect(each.getByRole('status').filter({ hasText: note })).toBeVisible();
  }
  await expect(projector.getByText(before)).toHaveCount(0);
  await expect(cards.getByText(`The address on these cards: ${now}`)).toBeVisible();

  // Whatever the teacher looks at.
  await page.bringToFront();
  await page.getByRole('button', { name: 'All puzzles' }).click();
  await expect(page.getByText('The code page shows the new one.')).toBeVisible();
  await expect(page.getByText('The code page shows the new one.')).toBeInViewport({ ratio: 1 });

  // A link that was open over the move.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Links for teachers' }).click();
  const link = page.getByRole('textbox', { name: 'My link to this class' });
  await expect(link).toHaveValue(new RegExp(`^http://${now}/`));
  moveTo();
  await expect(page.getByRole('dialog').getByText('These links open on this computer only.')).toBeVisible(SOON);
  // The projector does not promise an address that may never come.
  await expect(projector.getByText('Students cannot come in yet.')).toBeVisible(SOON);
  moveTo(STAFF_ROOM);
  await expect(link).toHaveValue(new RegExp(`^http://${before}/`), SOON);
  moveTo(CLASSROOM);
  await expect(link).toHaveValue(new RegExp(`^http://${now}/`), SOON);

  // Noted on one page, it is noted on all.
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  for (const each of [page, projector, cards])
    await expect(each.getByRole('status').filter({ hasText: new RegExp(`This address is new|${before}`) })).toHaveCount(
      0,
    );

  // What the camera reads lets a student in.
  await projector.bringToFront();
  const scanned = await scan(projector);
  const elsewhere = new People(browser, `http://${now}`);
  const student = new JoinPage(await elsewhere.page());
  await student.page.goto(scanned ?? '');
  await student.choose('7');
  await student.submit();
  await student.page.waitForURL((url) => url.host === now && isClassUrl('student')(url));
  expect(elsewhere.complaints).toEqual([]);
  await elsewhere.close();
});

test('a page that loses the server says that its address may be an old one, until it answers', async ({
  people,
  server,
}) => {
  const { page } = await people.teacher();
  const code = page.locator('.code-address');
  await page.goto('/teach');
  await page.getByRole('button', { name: 'Telling the time' }).click();
  await page.getByRole('button', { name: 'Open class' }).click();
  await expect(code).toBeVisible();
  await server.stop();
  moveTo(CLASSROOM);
  await expect(page.getByText('this address is an old one')).toBeVisible(SOON);
  await server.start();
  await expect(page.getByText('this address is an old one')).toHaveCount(0, SOON);
  await expect(code).toContainText(CLASSROOM);
  // A page that is opened after the move says it, too.
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: STAFF_ROOM })).toBeVisible();

  // Without a network that comes first, then the code, and last the wish to keep the computer awake.
  moveTo();
  await page.reload();
  const parts = [page.locator('.no-network'), page.locator('.code-digits'), page.locator('.stay-awake')];
  for (const part of parts) await expect(part).toBeVisible();
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const edges = boxes.flatMap((box) => (box === null ? [] : [box.y, box.y + box.height]));
  expect(edges).toHaveLength(6);
  expect(edges).toEqual([...edges].sort((a, b) => a - b));
});
