/** Whether parts of a sheet have something in common. */
import type { SheetPart } from './puzzle.ts';

/** Whether two rectangles share more than an edge. @param rim around `b`, in units */
export function partsMeet(a: SheetPart, b: SheetPart, rim = 0): boolean {
  return (
    a.left < b.left + b.width + rim &&
    b.left - rim < a.left + a.width &&
    a.top < b.top + b.height + rim &&
    b.top - rim < a.top + a.height
  );
}
