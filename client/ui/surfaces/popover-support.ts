/**
 * Popovers in every browser that Jogak plays in. Where there are none (before Safari 17, Chrome 114 and Firefox 125) the attribute
 * `popover` opens and closes nothing: there an attribute of our own, a press and Escape stand in for it.
 */

const OPEN = 'data-popover-open';

interface OpenPopover {
  readonly popover: HTMLElement;
  readonly button: HTMLElement;
}

/** The open ones where the browser has none, a menu before the menus in it. */
let opened: OpenPopover[] = [];
let isListening = false;

function hasPopovers(): boolean {
  return 'showPopover' in HTMLElement.prototype;
}

/** `:popover-open` throws in a browser that does not know it. */
function openSelector(): string {
  return hasPopovers() ? ':popover-open' : `[${OPEN}]`;
}

export function isPopoverOpen(popover: HTMLElement): boolean {
  return popover.matches(openSelector());
}

/** An open dialog or popover takes keys such as Escape for itself. */
export function isSurfaceOpen(): boolean {
  return document.querySelector(`dialog[open], ${openSelector()}`) !== null;
}

/** Closes the popover that an element stands in, those that it has opened, and the menu that has opened it. */
export function closePopoverAround(element: Element): void {
  const around = element.closest<HTMLElement>('[popover]');
  if (around === null) return;
  const popover = around.parentElement?.closest<HTMLElement>('[popover]') ?? around;
  if (hasPopovers()) popover.hidePopover();
  else closeAllBut((each) => !popover.contains(each.popover));
}

/** Opens and closes popovers where the browser does not. Called again it does nothing. */
export function emulatePopovers(): void {
  if (hasPopovers() || isListening) return;
  isListening = true;
  document.addEventListener('pointerdown', onPointerDown, { capture: true });
  document.addEventListener('click', onClick, { capture: true });
  document.addEventListener('keydown', onKeyDown, { capture: true });
}

/** A finger on the board gives no click. */
function onPointerDown({ target }: PointerEvent): void {
  if (!(target instanceof Element)) return;
  // A press on the button of an open one is answered by its click.
  const own = target.closest('[popovertarget]')?.getAttribute('popovertarget');
  closeAllBut(({ popover }) => popover.contains(target) || popover.id === own);
}

function onClick({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLElement>('[popovertarget]');
  const popover = document.getElementById(button?.getAttribute('popovertarget') ?? '');
  const wasOpen = opened.some((each) => each.popover === popover);
  closeAllBut((each) => each.popover.contains(target));
  if (button === null || popover === null || wasOpen) return;
  popover.setAttribute(OPEN, '');
  button.setAttribute('aria-expanded', 'true');
  opened.push({ popover, button });
}

function onKeyDown(event: KeyboardEvent): void {
  const last = opened.at(-1);
  if (event.key !== 'Escape' || event.isComposing || last === undefined) return;
  // Nothing below the popover takes this key, too.
  event.preventDefault();
  event.stopPropagation();
  closeAllBut((each) => each !== last);
  last.button.focus();
}

function closeAllBut(stays: (each: OpenPopover) => boolean): void {
  for (const each of opened) {
    if (stays(each)) continue;
    each.popover.removeAttribute(OPEN);
    each.button.setAttribute('aria-expanded', 'false');
  }
  opened = opened.filter((each) => stays(each) && each.popover.isConnected);
}
