/**
 * Popovers in every browser that Jogak plays in. Where there are none (before Safari 17, Chrome 114 and Firefox 125) the attribute
 * `popover` opens and closes nothing: there `popover-emulation.ts` stands in for it, once it has loaded.
 */

/** Of an open popover where the browser has none. */
export const OPEN = 'data-popover-open';
type CloseAround = (popover: HTMLElement) => void;
let closeEmulated: CloseAround | null = null;

/** @param close closes the given popover, and those in it */
export function setPopoverEmulation(close: CloseAround): void {
  closeEmulated = close;
}

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
  else closeEmulated?.(popover);
}
