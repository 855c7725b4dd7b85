/** A button and what unfolds below it: the browser's own popover, so Escape and a press outside fold it again. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';

/** Between the button, the popover and the window's edge. Pixels. */
const GAP = 8;

interface PopoverProps {
  readonly label: string;
  readonly icon: IconNode;
  /** The label stands beside the icon. */
  readonly hasVisibleLabel?: boolean;
  /** Stands in the place of the label where a bar has no room for that. */
  readonly shortLabel?: string;
  /** Class of the button, where it is not a plain one. */
  readonly buttonClass?: string;
  readonly kind?: 'quiet' | 'plain';
  readonly children: ComponentChildren;
}

export function Popover({
  label,
  icon,
  hasVisibleLabel = false,
  shortLabel,
  buttonClass = 'button',
  kind = 'quiet',
  children,
}: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // Placed when it unfolds, when something in it does, and when the window, turned or zoomed, has its edges elsewhere.
  useEffect(() => {
    const popover = panel.current;
    if (popover === null) return;
    const reposition = () => {
      if (popover.matches(':popover-open')) place(popover);
    };
    const observer = new ResizeObserver(reposition);
    observer.observe(popover);
    addEventListener('resize', reposition);
    return () => {
      observer.disconnect();
      removeEventListener('resize', reposition);
    };
  }, []);

  /** Below the button, or above it where there is no room, its right edge with the button's, and within the window. */
  function place(popover: HTMLElement): void {
    const button = anchor.current?.getBoundingClientRect();
    if (button === undefined) return;
    const left = Math.max(GAP, Math.min(button.right - popover.offsetWidth, innerWidth - popover.offsetWidth - GAP));
    const below = button.bottom + GAP;
    const hasRoom = below + popover.offsetHeight + GAP <= innerHeight || button.top < innerHeight / 2;
    const preferredTop = hasRoom ? below : button.top - GAP - popover.offsetHeight;
    const top = Math.max(GAP, Math.min(preferredTop, innerHeight - popover.offsetHeight - GAP));
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
  }

  return (
    <div ref={anchor}>
      <Button kind={kind} class={buttonClass} icon={icon} {...(hasVisibleLabel ? {} : { label })} popovertarget={id}>
        {hasVisibleLabel && <span class="word">{label}</span>}
        {shortLabel !== undefined && (
          <span class="short-label" aria-hidden="true">
            {shortLabel}
          </span>
        )}
      </Button>
      <div ref={panel} id={id} popover="auto">
        {children}
      </div>
    </div>
  );
}
