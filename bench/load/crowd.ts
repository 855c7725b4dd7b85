/** Everybody of one class at one server, as a scenario drives them: hands that drag, and lines that are counted. */
import type { Point } from '#shared/geometry/pose.ts';
import type { CountingSocket } from './counting-socket.ts';

/** A student's hand. */
export interface CrowdHand {
  /** Takes its piece up, or has it already. */
  lift(): void;
  drag(at: Point): void;
  release(): void;
}

/** `hand`: index among the crowd's hands. */
export interface HandPosition extends Point {
  readonly hand: number;
}

export interface Crowd {
  readonly hands: readonly CrowdHand[];
  /** The students' lines, in the order of their hands. */
  readonly students: readonly CountingSocket[];
  readonly teacher: CountingSocket;
  /** What a frame that came to the teacher says of the hands; null where nobody reads it. */
  readonly readPositions: ((bytes: Uint8Array) => HandPosition[]) | null;
  /** Throws when something was refused. */
  check(): void;
  close(): Promise<void>;
}
