/** Opens and closes popovers where the browser does not: by an attribute of our own, a press and Escape. */
import { OPEN, setPopoverEmulation } from './popover-support.ts';

interface OpenPopover {
  readonly popover: HTMLElement;
  readonly button: HTMLElement;
}

/** A menu before the menus in it. */
let opened: OpenPopover[] = [];

/** Once a page. */
export function emulatePopovers(): void {
  setPopoverEmulation((popover) => closeAllBut((each) => !popover.contains(each.popover)));
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
