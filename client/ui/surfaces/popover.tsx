/** A button and what unfolds below it: the browser's own popover, so Escape and a press outside fold it again. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';

/** Between the button, the popover and the window's edge. Pixels. */
const GAP = 8;

interface PopoverProps {
  readonly label: string;
  readonly icon: IconNode;
  /** The label stands beside the icon. */
  readonly wordy?: boolean;
  /** Stands in the place of the label where a bar has no room for that. */
  readonly short?: string;
  /** Class of the button, where it is not a plain one. */
  readonly look?: string;
  readonly kind?: 'quiet' | 'plain';
  readonly children: ComponentChildren;
}

export function Popover({
  label,
  icon,
  wordy = false,
  short,
  look = 'button',
  kind = 'quiet',
  children,
}: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // Placed when it unfolds, when something in it does, and when the window, turned or zoomed, has its edges elsewhere.
  useEffect(() => {
    const shown = panel.current;
    if (shown === null) return;
    const again = () => {
      if (shown.matches(':popover-open')) place(shown);
    };
    const sized = new ResizeObserver(again);
    sized.observe(shown);
    addEventListener('resize', again);
    return () => {
      sized.disconnect();
      removeEventListener('resize', again);
    };
  }, []);

  /** Below the button, or above it where there is no room, its right edge with the button's, and within the window. */
  function place(shown: HTMLElement): void {
    const button = anchor.current?.getBoundingClientRect();
    if (button === undefined) return;
    const left = Math.max(GAP, Math.min(button.right - shown.offsetWidth, innerWidth - shown.offsetWidth - GAP));
    const below = button.bottom + GAP;
    const isRoom = below + shown.offsetHeight + GAP <= innerHeight || button.top < innerHeight / 2;
    const wanted = isRoom ? below : button.top - GAP - shown.offsetHeight;
    const top = Math.max(GAP, Math.min(wanted, innerHeight - shown.offsetHeight - GAP));
    shown.style.left = `${left}px`;
    shown.style.top = `${top}px`;
  }

  return (
    <div ref={anchor}>
      <Button kind={kind} class={look} icon={icon} {...(wordy ? {} : { label })} popovertarget={id}>
        {wordy && <span class="word">{label}</span>}
        {short !== undefined && (
          <span class="short" aria-hidden="true">
            {short}
          </span>
        )}
      </Button>
      <div ref={panel} id={id} popover="auto">
        {children}
      </div>
    </div>
  );
}
