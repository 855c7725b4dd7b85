/** How students choose a name, and how a seat looks to the others. */
import type { Member } from '#shared/ids.ts';

/** Students type a name, tap a number or a name of the teacher's list, or take a generated one. */
export const NAMINGS = ['typed', 'numbers', 'list', 'nicknames'] as const;
export type Naming = (typeof NAMINGS)[number];

export type SeatShape = 'circle' | 'triangle' | 'square' | 'diamond' | 'star' | 'hexagon';

/** What distinguishes a seat from the others. */
export interface SeatAppearance {
  readonly name: string;
  /** 0..11. The shape goes with it: colour alone never distinguishes two seats. */
  readonly hue: number;
  readonly shape: SeatShape;
}

/** A member of a board, as the others at the board see them. Member 0 is the teacher and has no name. */
export interface MemberView extends SeatAppearance {
  readonly member: Member;
  /** Connected now. */
  readonly here: boolean;
}
