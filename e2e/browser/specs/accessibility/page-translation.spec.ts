/** A browser that translates the page, as Chromium does it: an element of its own takes the place of each text node. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** Translates every text that may be translated, now and whenever one appears: marked by ¿ ?, which no text of ours has. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const translateText = (text: Text) => {
      const parent = text.parentElement;
      if (parent === null || parent.closest('[translate=no], font, style, script, textarea') !== null) return;
      if (text.data.trim() === '') return;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `¿${text.data}?`;
      outer.append(inner);
      text.replaceWith(outer);
    };
    const translateAll = (root: Node) => {
      const texts: Text[] = [];
      if (root instanceof Text) texts.push(root);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
      for (const text of texts) translateText(text);
    };
    translateAll(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.isConnected) translateAll(node);
    }).observe(document.body, { childList: true, subtree: true });
  });
}

test('goes on telling counts, timer and states while both pages are translated', async ({ people }) => {
  const teacher = await people.teacher();
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  const code = await teacher.open(picture, { pieces: 12 });
  const mina = await people.student(code, 'Mina');
  for (const page of [teacher.page, mina.page]) await translate(page);
  const bar = mina.page.getByRole('banner');
  await expect(bar.locator('.progress')).toHaveText('0/12');
  await mina.place(1);
  await mina.place(2);
  await expect(bar.locator('.progress')).toHaveText('2/12');
  await expect(teacher.page.locator('.tile-progress')).toHaveText('2/12');

  const hand = mina.page.getByRole('button', { name: /I need help/ });
  await hand.click();
  await expect(mina.page.getByRole('button', { name: /Hand down/ })).toHaveText(/^¿?Hand down\??$/);

  await teacher.page.getByRole('button', { name: /Pause/ }).click();
  await expect(mina.page.getByText(/Paused! Look at your teacher/)).toBeVisible();
  await teacher.page.getByRole('button', { name: /Resume|Continue/ }).click();
  await expect(mina.page.getByText(/Paused! Look at your teacher/)).toHaveCount(0);
});
