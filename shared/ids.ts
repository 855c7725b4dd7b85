/** Ids and numbers that name things. Branded strings are made on the server and opaque everywhere else. */
declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

export type ClassroomId = Branded<string, 'ClassroomId'>;
export type SeatId = Branded<string, 'SeatId'>;
export type PictureId = Branded<string, 'PictureId'>;
export type ActivityId = Branded<string, 'ActivityId'>;
/** A person of a class, as that person's own pages know them: it tells apart who uses one browser, and opens nothing. */
export type PersonId = Branded<string, 'PersonId'>;

/** A piece's number in its puzzle, 1..n. 0 is the mat. */
export type PieceId = number;

/** The smallest piece number in a group of joined pieces. The mat's group is always 0. */
export type GroupId = number;

/** A player's number in one board's log. 0 is the teacher. The member's seat stands outside the log. */
export type Member = number;
/** The member number of a page that only watches a board. No member of a board has it. */
export const SPECTATOR: Member = -1;

/** A random u32 of whoever counts operations in a page, such as one connection. The same seat in another tab is another page. */
export type Page = number;

/** The permanent name of one operation: it is carried out once, however often it is sent. */
export interface OperationId {
  readonly page: Page;
  /** From 1, up by one for each new operation of that page. */
  readonly counter: number;
}

/** A board's number in its classroom, from 1, never reused. 0 names the classroom's own log. */
export type BoardNumber = number;
