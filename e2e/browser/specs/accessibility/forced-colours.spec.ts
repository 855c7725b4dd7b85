/** In forced colours every chosen state, and the focus, is seen by more than a colour that is taken away: on every page with such controls. */
import type { Page } from '@playwright/test';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { openMore } from '#e2e/browser/support/open-more.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

interface StateReport {
  /** Controls whose state or focus makes no difference. */
  readonly unseen: readonly string[];
  /** Kinds of states that were looked at. */
  readonly looked: readonly string[];
}

/** Runs in the page. Turns each state on and off, and compares what a system's own colours leave. */
function statesInPage(): StateReport {
  const ATTRIBUTES = ['aria-pressed', 'aria-selected', 'aria-checked', 'aria-current'];
  const MARKS = ['data-chosen', 'data-up'];
  const unseen = new Set<string>();
  const looked = new Set<string>();
  const lookOf = (element: Element): string => {
    // A radio button is drawn by what stands beside it, a piece of the tray by its picture.
    const drawn = [element, element.nextElementSibling, ...element.querySelectorAll('*')];
    return drawn
      .map((each) => {
        if (each === null) return '';
        const style = getComputedStyle(each);
        const { outlineStyle, outlineWidth, outlineOffset, borderTopStyle, borderTopWidth, textDecorationLine } = style;
        return [
          outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineOffset}`,
          `${borderTopStyle} ${borderTopWidth}`,
          textDecorationLine,
          style.fontWeight,
        ].join();
      })
      .join('; ');
  };
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)}`;
  const isFocusSeen = (element: HTMLElement): boolean => {
    element.blur();
    const before = lookOf(element);
    element.focus();
    const isSeen = document.activeElement !== element || lookOf(element) !== before;
    element.blur();
    return isSeen;
  };
  const compare = (element: Element, state: string, on: () => void, off: () => void, back: () => void) => {
    if (!element.checkVisibility()) return;
    looked.add(state);
    off();
    const without = lookOf(element);
    on();
    if (lookOf(element) === without) unseen.add(`${state} of ${nameOf(element)}`);
    if (element instanceof HTMLElement && !isFocusSeen(element)) unseen.add(`focus on ${state} of ${nameOf(element)}`);
    back();
  };
  for (const attribute of ATTRIBUTES)
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      const before = element.getAttribute(attribute) ?? '';
      const set = (value: string) => () => element.setAttribute(attribute, value);
      compare(element, attribute, set('true'), set('false'), set(before));
    }
  for (const mark of MARKS)
    for (const element of document.querySelectorAll('.keyboard-piece, .tray-piece, .hand-button')) {
      if ((mark === 'data-up') !== element.matches('.hand-button')) continue;
      const wasOn = element.hasAttribute(mark);
      const set = (isOn: boolean) => () => void element.toggleAttribute(mark, isOn);
      compare(element, mark, set(true), set(false), set(wasOn));
    }
  // Of those that look as the system draws them, it draws the state.
  for (const input of document.querySelectorAll<HTMLInputElement>('.choice > input')) {
    const group = [...document.getElementsByName(input.name)] as HTMLInputElement[];
    const before = group.find(({ checked }) => checked);
    const set = (isOn: boolean) => () => {
      input.checked = isOn;
    };
    compare(input, 'checked', set(true), set(false), () => {
      input.checked = false;
      if (before !== undefined) before.checked = true;
    });
  }
  return { unseen: [...unseen], looked: [...looked] };
}

test('shows each chosen state and the focus on it, on every page', async ({ people }) => {
  const options = { forcedColors: 'active' } as const;
  const looked = new Set<string>();
  const unseen: string[] = [];
  const look = async (page: Page, where: string) => {
    // As after a key, so that the focus is shown.
    await page.keyboard.press('Shift');
    const report = await page.evaluate(statesInPage);
    for (const state of report.looked) looked.add(`${where}: ${state}`);
    unseen.push(...report.unseen.map((what) => `${where}: ${what}`));
  };
  const teacher = await people.teacher(options);
  const start = await people.page(options);
  await start.goto(PAGE.newClass);
  await start.locator('.samples button').first().click();
  await openMore(start);
  await look(start, 'start page');

  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 12 });
  const phone = await people.student(code, 'Mina', {
    ...options,
    ...ALL_PIXELS,
    viewport: { width: 390, height: 844 },
  });
  await expect(phone.page.locator('.tray-piece').first()).toBeVisible();
  await look(phone.page, 'phone');
  const { page } = await people.student(code, 'Jun', options);
  await new KeyboardPage(page).open();
  await look(page, 'board');
  await teacher.page.getByRole('button', { name: 'All puzzles' }).click();
  await expect(teacher.page.locator('.tile')).toHaveCount(2);
  await look(teacher.page, 'wall');
  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  await look(teacher.page, 'menu of the projector');
  const projector = await teacher.page.context().newPage();
  await projector.emulateMedia({ forcedColors: 'active' });
  await projector.goto(pagePath('present', classroomOf(teacher.page, 'teacher')));
  await expect(projector.locator('.present-tools')).toBeVisible();
  await look(projector, 'projector');

  expect(unseen).toEqual([]);
  expect([...looked].sort()).toEqual(
    expect.arrayContaining([
      'board: aria-pressed',
      'board: data-chosen',
      'board: data-up',
      'menu of the projector: checked',
      'phone: data-chosen',
      'projector: aria-pressed',
      'start page: aria-pressed',
      'start page: checked',
      'wall: aria-current',
      'wall: aria-pressed',
    ]),
  );
});
