/**
 * axe on a page as it stands, with the rules of WCAG 2.2 AA and one name a landmark: all of them in one theme, and in the other those that ask
 * about colours.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** No two regions of a page have one name. */
const MORE_RULES = { 'landmark-unique': { enabled: true } };
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** @param name of the state, for whoever reads what was found */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours on their way from one theme to the other are neither: axe looks when they are there.
    await page.waitForTimeout(100);
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    // Without a page of its own to put together what frames have found: there are none.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await axe
      .options(
        colorScheme === 'dark'
          ? { runOnly: { type: 'rule', values: OF_COLOURS } }
          : { runOnly: { type: 'tag', values: TAGS }, rules: MORE_RULES },
      )
      .analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`,
    );
    found.push(...(await page.evaluate(bareFields)));
    expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** In the page: fields in the browser's own colours, which are neither theme's. */
function bareFields(): string[] {
  const bare = document.body.appendChild(document.createElement('input'));
  const { backgroundColor } = getComputedStyle(bare);
  bare.remove();
  return [
    ...document.querySelectorAll('input:not([type]), input[type="text"], input[type="password"], textarea, select'),
  ]
    .filter((field) => getComputedStyle(field).backgroundColor === backgroundColor)
    .map((field) => `field in the browser's own colours: ${field.outerHTML.slice(0, 120)}`);
}
