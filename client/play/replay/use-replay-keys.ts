/** Keys of a replay, wherever the focus is but in a field, a list or a menu of its own: they come before those of the page. */
import { useEffect, useRef } from 'preact/hooks';
import { isPopoverOpen, isSurfaceOpen } from '#client/ui/surfaces/popover-support.ts';
import type { ReplayControl } from './replay-control.ts';

/** Milliseconds of the bar. */
const SMALL_STEP_MS = 5_000;
const LARGE_STEP_MS = 30_000;

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** @param region holds the replay's controls @param onClose leaves the replay */
export function useReplayKeys(
  control: ReplayControl,
  region: { current: HTMLElement | null },
  onClose: () => void,
): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const { target } = event;
      if (!(target instanceof Element) || isElsewhere(target, region.current)) return;
      // It closes its own popover first.
      if (event.key === 'Escape' && hasOpenPopover(region.current)) return;
      if (!perform(control, event, target, latest.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [control, region]);
}

function hasOpenPopover(region: HTMLElement | null): boolean {
  return [...(region?.querySelectorAll<HTMLElement>('[popover]') ?? [])].some(isPopoverOpen);
}

/** An open dialog or menu around the replay shares its keys with it, and no other: one that a tool of the replay opened has its own. */
function isElsewhere(target: Element, region: HTMLElement | null): boolean {
  const dialog = target.closest('dialog');
  if (region?.contains(target) === true) return dialog !== region && region.contains(dialog);
  if (isSurfaceOpen()) return true;
  return target.closest('input, textarea, select, [contenteditable], [role=toolbar], [role=log]') !== null;
}

/** @returns whether the key is one of the replay's */
function perform(control: ReplayControl, event: KeyboardEvent, target: Element, onClose: () => void): boolean {
  const isOwnList = target.closest('select, .replay-marks, .tiles') !== null;
  const isSlider = target.matches('input[type=range]');
  const direction = DIRECTIONS[event.key];
  if (event.code === 'Space') {
    // A focused button is pressed by it.
    if (target.closest('button, select, a, summary') !== null) return false;
    if (control.isPlaying.peek()) control.pause();
    else control.play();
  } else if (event.code === 'Comma') control.step(-1);
  else if (event.code === 'Period') control.step(1);
  else if (event.key === 'Escape') onClose();
  else if (isOwnList) return false;
  else if (direction !== undefined)
    control.seekBy(direction * (event.shiftKey ? LARGE_STEP_MS : SMALL_STEP_MS), !isSlider);
  else if (event.key === 'Home') control.seek(Number.NEGATIVE_INFINITY, !isSlider);
  else if (event.key === 'End') control.seek(Number.POSITIVE_INFINITY, !isSlider);
  else return false;
  return true;
}
