/** "More" on the page of a new class or puzzle. The preview of a picture, when it comes, moves what is being pressed. */
import { expect, type Page } from '@playwright/test';

/** Opens the other options once the chosen picture is shown in its size. */
export async function openMore(page: Page): Promise<void> {
  const more = page.locator('.more-options');
  const preview = page.locator('.picture-drop-zone .preview canvas');
  await expect.poll(async () => (await preview.boundingBox())?.height ?? 0).toBeGreaterThan(20);
  await expect(async () => {
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click({ timeout: 3_000 });
    await expect(more).toHaveAttribute('aria-expanded', 'true', { timeout: 1_000 });
  }).toPass();
}
