/** Playing with what is announced alone: the name of the focused element and the status texts. Every key counts. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const KEYS_PER_PIECE_MAX = 6;

/** A listener at the keyboard: knows the focused element's name and the panel's status. */
class Listener {
  keys = 0;
  readonly #keyboard: KeyboardPage;

  constructor(keyboard: KeyboardPage) {
    this.#keyboard = keyboard;
  }

  /** The focused name, once it is like this. */
  async focused(like: RegExp): Promise<string> {
    await expect.poll(() => this.#keyboard.focused()).toMatch(like);
    return this.#keyboard.focused();
  }

  async press(key: string): Promise<void> {
    this.keys += 1;
    await this.#keyboard.press(key);
  }

  /** Presses a key, and returns the status once it has changed. */
  answer(key: string): Promise<string> {
    return this.#keyboard.statusAfter(() => this.press(key));
  }

  /** Chooses a place, then tries the pieces that fit there, one after the other. From a loose piece to the solved picture. */
  async solve(): Promise<void> {
    await this.focused(/^Piece \d+/);
    while (!(await this.#keyboard.focused()).startsWith('Row')) await this.press('Tab');
    for (let status = ''; !status.includes('All pieces are placed.'); ) {
      await this.focused(/^Row \d+, column \d+, empty\./);
      const found = Number(/Pieces that fit: (\d+)\./.exec(await this.answer('Enter'))?.[1]);
      expect(found).toBeGreaterThan(0);
      for (let tried = 0; !status.startsWith('Joined'); tried += 1) {
        expect(tried, 'one of them joins').toBeLessThan(found);
        await this.focused(/^Piece \d+/);
        if (tried > 0) await this.press('ArrowRight');
        status = await this.answer('Enter');
        if (!status.startsWith('Joined')) expect(status).toBe('This piece does not go here.');
      }
      if (!status.includes('All pieces are placed.')) status = '';
    }
  }
}

/** The names of the listed pieces, without their numbers: what tells them apart. */
async function descriptions(keyboard: KeyboardPage): Promise<string[]> {
  const names = await keyboard.loose.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  return names.map((name) => name.replace(/^Piece \d+/, ''));
}

// Proves I40.
test('solves 12 and 24 pieces, one picture after the other, with at most six keys a piece', async ({ people }) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const page = await people.page();
  const keyboard = new KeyboardPage(page);
  const listener = new Listener(keyboard);
  await page.goto(PAGE.join);
  await expect(page.getByLabel('Code')).toBeFocused();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Mina');
  await page.keyboard.press('Enter');
  // The focus is at the top of the class, and what there is to do is announced.
  await expect(page.getByRole('group', { name: 'Class' })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'This puzzle has 12 pieces.' })).toBeAttached();
  await listener.press('Tab');
  await listener.press('Enter');
  for (const pieces of [12, 24]) {
    await listener.focused(/^Piece \d+/);
    if (pieces === 24) await expect(keyboard.status).toHaveText('A new puzzle of 24 pieces.');
    await expect(keyboard.loose).toHaveCount(pieces);
    await expect.poll(async () => new Set(await descriptions(keyboard)).size).toBe(pieces);
    await listener.solve();
    await expect(page.getByText('Solved! Well done.')).toBeVisible();
    expect(listener.keys / pieces, `keys a piece, of ${pieces}`).toBeLessThanOrEqual(KEYS_PER_PIECE_MAX);
    listener.keys = 0;
    // The panel stays open, and the focus comes to the next picture by itself.
    if (pieces === 12) await teacher.dealAnother(24);
  }
});

test('names corners and flat sides before a piece is lifted', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  await expect(keyboard.loose).toHaveCount(12);
  const named = await descriptions(keyboard);
  const borders = named.map((name) => /^, (corner|edge), flat ([a-z ]+)\./.exec(name)?.slice(1).join(' ') ?? '');
  expect(borders.filter((border) => border.startsWith('corner')).sort()).toEqual([
    'corner left and bottom',
    'corner right and bottom',
    'corner top and left',
    'corner top and right',
  ]);
  expect(borders.filter((border) => border.startsWith('edge'))).toHaveLength(6);
  expect(borders.filter((border) => border === '')).toHaveLength(2);
});

test('searches 300 pieces by number, word, kind and colour, with keys alone', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 300 });
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  // In a low window the fields fold away.
  await keyboard.panel.getByRole('button', { name: 'Find', exact: true }).press('Enter');
  const field = keyboard.panel.getByLabel('Number or word');
  await field.focus();
  for (const key of '143') await keyboard.press(key);
  await expect(keyboard.status).toHaveText('Pieces found: 1.');
  await keyboard.press('Enter');
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece 143[,.]/);
  // Escape lists all pieces again.
  await keyboard.press('Escape');
  await expect(keyboard.status).toHaveText(/^All loose pieces: 3\d\d\.$/);
  await expect(field).toHaveValue('');

  await keyboard.panel.getByLabel('Kind').selectOption('Corners');
  await expect(keyboard.status).toHaveText('Pieces found: 4.');
  for (const name of await descriptions(keyboard)) expect(name).toMatch(/^, corner, flat/);
  await field.focus();
  for (const key of 'flat top and left') await keyboard.press(key);
  await expect(keyboard.status).toHaveText(/^Pieces found: [12]\./);
  await keyboard.press('ArrowDown');
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece \d+, corner, flat top and left\./);
  await keyboard.panel.getByRole('button', { name: 'All pieces' }).click();

  const colour = keyboard.panel.getByLabel('Colour');
  const first = (await colour.getByRole('option').allTextContents())[1] ?? '';
  await colour.selectOption(first);
  await expect(keyboard.status).toHaveText(/^Pieces found: \d+\.$/);
  for (const name of await descriptions(keyboard)) expect(name.toLowerCase()).toContain(first);
  await field.fill('no such piece');
  await expect(keyboard.panel.getByText('No loose piece is like that.')).toBeVisible();
});

test('goes on by keys where play goes on: after a reload, a lost server and a pause; and by nothing for a student without the panel', async ({
  people,
  server,
}) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);

  await mina.page.reload();
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);
  await expect(keyboard.status).toHaveText('Here you go on. 0 of 12 joined.');

  const focusedBefore = await keyboard.focused();
  await server.kill();
  await expect(mina.page.getByText('Reconnecting.')).toBeVisible({ timeout: 20_000 });
  await server.start();
  await expect(mina.page.getByRole('status').filter({ hasText: 'You are connected again.' })).toBeAttached({
    timeout: 30_000,
  });
  expect(await keyboard.focused()).toBe(focusedBefore);

  const pause = teacher.page.getByRole('button', { name: 'Pause', exact: true });
  await pause.click();
  await expect(keyboard.panel).toBeHidden();
  await teacher.page.getByRole('button', { name: 'Resume' }).first().click();
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);

  // Jun has pressed a button that the next picture takes away.
  await expect(jun.page.getByRole('group', { name: 'Class' })).toBeFocused();
  await teacher.dealAnother(24);
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);
  await expect(keyboard.status).toHaveText('A new puzzle of 24 pieces.');
  await expect(jun.page.getByRole('status').filter({ hasText: 'A new puzzle from your teacher!' })).toBeAttached();
  await expect(new KeyboardPage(jun.page).panel).toHaveCount(0);
  await keyboard.panel.getByRole('button', { name: 'Close' }).click();
  await mina.page.reload();
  await expect(mina.page.getByRole('group', { name: 'Class' })).toBeFocused();
  await expect(keyboard.panel).toHaveCount(0);
});
