/** What holds for every dialog: its head, the focus as it opens, keys that scroll it, and the focus as it closes. */
import { expect, type Locator } from '@playwright/test';

/** The farthest that the closing button stands from the corner. CSS pixels. */
const CORNER = 28;

/** @returns whether there was more of it than the window shows */
export async function expectDialogRules(dialog: Locator): Promise<boolean> {
  const heading = dialog.locator('.dialog-head > h2').first();
  const close = dialog.locator('.dialog-head').first().getByRole('button', { name: 'Close' });
  // It begins with its heading, which names it.
  await expect(heading).toBeFocused();
  await expect(dialog).toHaveAccessibleName((await heading.textContent()) ?? '');
  await expect(heading).toHaveCSS('font-size', '20px');
  await expectInCorner(dialog, close);
  await expectEvenEdges(dialog);
  const hidden = await dialog.locator('.dialog-sheet').evaluateAll((all) => {
    return Math.max(0, ...all.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight));
  });
  if (hidden === 0) return false;
  const shown = () => dialog.locator('.dialog-sheet').evaluate(({ scrollTop }) => scrollTop);
  for (const [key, isDown] of [
    ['PageDown', true],
    ['PageUp', false],
    ['Space', true],
  ] as const) {
    await dialog.page().keyboard.press(key);
    await expect.poll(shown, key)[isDown ? 'toBeGreaterThan' : 'toBe'](0);
    await expectInCorner(dialog, close);
  }
  return true;
}

/** There is as much room below the last of it as beside it. */
async function expectEvenEdges(dialog: Locator): Promise<void> {
  const edges = await dialog.locator('.dialog-body').evaluateAll((bodies) =>
    bodies.map((body) => {
      const outer = body.getBoundingClientRect();
      const shown = [...body.children].map((each) => each.getBoundingClientRect()).filter(({ height }) => height > 1);
      return {
        below: Math.round(outer.bottom - Math.max(...shown.map(({ bottom }) => bottom))),
        beside: Math.round(Math.min(...shown.map(({ left }) => left)) - outer.left),
      };
    }),
  );
  for (const { below, beside } of edges) expect(below).toBe(beside);
}

async function expectInCorner(dialog: Locator, close: Locator): Promise<void> {
  await expect(close).toBeInViewport({ ratio: 1 });
  const [outer, inner] = [await dialog.boundingBox(), await close.boundingBox()];
  if (outer === null || inner === null) throw new Error('the dialog is not drawn');
  expect(inner.y - outer.y).toBeLessThan(CORNER);
  expect(outer.x + outer.width - inner.x - inner.width).toBeLessThan(CORNER);
}
