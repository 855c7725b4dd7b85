/** A button with a popover, which Escape and a press outside close. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { isPopoverOpen } from './popover-support.ts';

/** The gap between button, popover and the window's edge. CSS pixels. */
const GAP = 8;
/** Up to this height a window that is wider than high has its tools at the left. CSS pixels. */
const LOW_WINDOW_PX = 480;

/** The share of the window's height from which on a popover scrolls below its button, and does not cover it. */
const ROOM_SHARE = 0.6;

interface PopoverProps {
  readonly label: string;
  readonly icon: IconNode;
  /** Its first line. */
  readonly heading?: string;
  /** Shows the label beside the icon. */
  readonly hasVisibleLabel?: boolean;
  /** Replaces the label where a bar has no room for it. For the eyes. */
  readonly shortLabel?: ComponentChildren;
  /** The CSS class of the button. */
  readonly buttonClass?: string;
  readonly kind?: 'quiet' | 'plain';
  /** Two columns where the window is wide: for a menu that is a long list. */
  readonly isWide?: boolean;
  /** The button is pressed. */
  readonly onPress?: () => void;
  readonly children: ComponentChildren;
}

export function Popover({
  label,
  icon,
  heading,
  hasVisibleLabel = false,
  shortLabel,
  buttonClass = 'button',
  kind = 'quiet',
  isWide = false,
  onPress,
  children,
}: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // Placed when it opens, when its content changes size, and when the window is resized, turned or zoomed.
  useEffect(() => {
    const popover = panel.current;
    if (popover === null) return;
    const reposition = () => {
      if (isPopoverOpen(popover)) place(popover, anchor.current);
    };
    const onToggle = () => {
      const menu = anchor.current?.closest('[popover]');
      menu?.toggleAttribute('data-replaced', isPopoverOpen(popover));
    };
    popover.addEventListener('toggle', onToggle);
    const observer = new ResizeObserver(reposition);
    observer.observe(popover);
    addEventListener('resize', reposition);
    return () => {
      observer.disconnect();
      removeEventListener('resize', reposition);
      popover.removeEventListener('toggle', onToggle);
    };
  }, []);

  return (
    <div ref={anchor}>
      <Button
        kind={kind}
        class={buttonClass}
        icon={icon}
        {...(hasVisibleLabel ? {} : { label })}
        popovertarget={id}
        // Of no form: in Safari 17.4 a form's button opens no popover.
        form=""
        onClick={onPress}
      >
        {hasVisibleLabel && <span class="word">{label}</span>}
        {shortLabel !== undefined && (
          <span class="short-label" aria-hidden="true" translate={false}>
            {shortLabel}
          </span>
        )}
      </Button>
      <div ref={panel} id={id} popover="auto" tabIndex={-1} data-wide={isWide ? '' : undefined}>
        {heading !== undefined && <h2>{heading}</h2>}
        {children}
      </div>
    </div>
  );
}

/**
 * Places a popover below its button, or above where there is no room, aligned with the button's right edge and within the window; one that
 * a menu opens in the menu's place. Beside the tools of a low window: it would cover them.
 */
function place(popover: HTMLElement, anchor: HTMLElement | null): void {
  const button = anchor?.getBoundingClientRect();
  if (button === undefined) return;
  const isBeside = innerHeight <= LOW_WINDOW_PX && button.right < innerWidth / 6;
  const preferred = isBeside ? button.right + GAP : button.right - popover.offsetWidth;
  const menu = anchor?.closest('[popover]')?.getBoundingClientRect();
  const below = menu?.top ?? button.bottom + GAP;
  const room = innerHeight - below - GAP;
  popover.style.maxHeight = room >= innerHeight * ROOM_SHARE && !isBeside ? `${room}px` : '';
  const hasRoom = popover.offsetHeight <= room || below < innerHeight / 2;
  const preferredTop = isBeside ? button.top : hasRoom ? below : button.top - GAP - popover.offsetHeight;
  const top = Math.max(GAP, Math.min(preferredTop, innerHeight - popover.offsetHeight - GAP));
  popover.style.left = `${Math.max(GAP, Math.min(preferred, innerWidth - popover.offsetWidth - GAP))}px`;
  popover.style.top = `${top}px`;
}
