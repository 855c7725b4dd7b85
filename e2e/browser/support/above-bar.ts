/** Whether a part of the start page can be seen: the bar with the button that opens the class lies over the end of the page. */
import type { Locator } from '@playwright/test';

/** In view as a whole, and above the bar. */
export async function isAboveBar(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= (document.querySelector('.open-bar')?.getBoundingClientRect().top ?? 0);
  });
}
