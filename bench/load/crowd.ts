/** The clients of one class at one server, as a scenario drives them: hands that drag, and connections that count. */
import type { Point } from '#shared/geometry/pose.ts';
import type { CountedConnection } from './counting-socket.ts';

export interface CrowdHand {
  /** Lifts the hand's piece, if the server has lifts. */
  lift(): void;
  drag(at: Point): void;
  release(): void;
}

/** `hand`: an index into the crowd's hands. */
export interface HandPosition extends Point {
  readonly hand: number;
}

export interface Crowd {
  readonly hands: readonly CrowdHand[];
  /** The students' connections, in the order of their hands. */
  readonly students: readonly CountedConnection[];
  readonly teacher: CountedConnection;
  /** Reads the hands' positions from a frame to the teacher; null for a server whose frames are not read. */
  readonly readPositions: ((bytes: Uint8Array) => HandPosition[]) | null;
  /** Throws if the server refused anything. */
  check(): void;
  close(): Promise<void>;
}
