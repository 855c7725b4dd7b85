/** The clocks of a process, passed in so that tests can set them. */
export interface Clock {
  /** Monotonic milliseconds; they go on while the machine sleeps. */
  readonly now: () => number;
  /** Milliseconds since 1970 as this process counts them: monotonic, whatever date the machine is set to. For lengths. */
  readonly wall: () => number;
}

/** Decides when what is stored is over. Ends are milliseconds since 1970. */
export interface Calendar {
  /** The moment from which the end of something stored is counted. */
  readonly endsFrom: () => number;
  /** Everything that ends at this moment or earlier is over. GIVEN_UP while the date is not trusted: then nothing else is over. */
  readonly expiredUpTo: () => number;
  /** A moment of `wall` or an end, as a date of the machine. */
  readonly dateOf: (moment: number) => number;
}

/** The end of something that is given up: it is over whatever the date is. */
export const GIVEN_UP = 1;
