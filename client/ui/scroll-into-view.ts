/** Scrolls to what has just appeared or opened. The focus stays where it is. */
import { prefersReducedMotion } from './reduced-motion.ts';

/** Nothing moves if all of it is in view within its scroll margins. What is higher than the window shows from its beginning. */
export function scrollWholeIntoView(target: HTMLElement): void {
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(target);
  const margins = Number.parseFloat(scrollMarginTop) + Number.parseFloat(scrollMarginBottom);
  const isHigher = target.getBoundingClientRect().height + margins > innerHeight;
  target.scrollIntoView({
    block: isHigher ? 'start' : 'nearest',
    behavior: prefersReducedMotion() ? 'instant' : 'smooth',
  });
}
