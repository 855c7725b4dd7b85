/** The table of a puzzle, its slots for a deal, and where a deal puts a piece. */
import type { Point } from '#shared/geometry/pose.ts';

/** A rectangle in units of the plane. */
export interface Table {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The slots for a deal: the table, and the rectangles beside the mat that are divided evenly into slots. */
export interface Slots {
  readonly table: Table;
  readonly bands: readonly Band[];
  /** Side of the square around any piece with its knobs, at any quarter turn, in units. */
  readonly box: number;
  /** Side of the smallest slot, in units. */
  readonly slot: number;
}

/** A rectangle of columns * rows slots, in units from the mat's middle. */
export interface Band {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/** A group's origin, in units of the plane: a piece's middle lies at origin + turned(home, turn). */
export interface Placement extends Point {
  /** Steps of 15 degrees, a multiple of a quarter turn. */
  readonly turn: number;
}
