/** The two clocks of a process, passed in so that tests can set them. */
export interface Clock {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
}
