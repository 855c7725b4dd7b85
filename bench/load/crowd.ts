/** Everybody of one class at one server, as a scenario drives them: hands that drag, and lines that are counted. */
import type { Point } from '../../shared/geometry/pose.ts';
import type { Line } from './line.ts';

/** A student's hand. */
export interface Hand {
  /** Takes its piece up, or has it already. */
  lift(): void;
  drag(at: Point): void;
  release(): void;
}

/** `hand`: index among the crowd's hands. */
export interface Moved extends Point {
  readonly hand: number;
}

export interface Crowd {
  readonly hands: readonly Hand[];
  /** The students' lines, in the order of their hands. */
  readonly students: readonly Line[];
  readonly teacher: Line;
  /** What a frame that came to the teacher says of the hands; null where nobody reads it. */
  readonly movedIn: ((bytes: Uint8Array) => Moved[]) | null;
  /** Throws when something was refused. */
  check(): void;
  close(): Promise<void>;
}
