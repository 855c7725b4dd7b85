/** All that a teacher can wish for a class beside its picture, with defaults that serve a class of today. */
import { CAPACITY_DEFAULT, CAPACITY_MAX, NAME_LENGTH_MAX, TEAMS_DEFAULT } from '../../../shared/limits.ts';
import type { Mode, Naming } from '../../../shared/protocol/events.ts';
import type { OpenClassroom, StartActivity } from '../../../shared/protocol/schemas.ts';
import { type Ease, type JigsawSpec, TAB_DEFAULT, type TabSize } from '../../../shared/puzzle/puzzle.ts';

export interface ClassWish {
  readonly mode: Mode;
  /** How many, where `mode` is 'teams'. */
  readonly teams: number;
  readonly title: string;
  /** What her picture shows, as typed. */
  readonly description: string;
  /** As typed. */
  readonly capacity: string;
  readonly password: string;
  /** `open`: whoever sees the class in the list goes in without its code. */
  readonly door: 'code' | 'open';
  readonly naming: Naming;
  /** As pasted: a name a line. */
  readonly names: string;
  readonly ease: Ease;
  readonly turns: boolean;
  readonly tab: TabSize;
  readonly hints: boolean;
}

export const USUAL: ClassWish = {
  mode: 'each',
  teams: TEAMS_DEFAULT,
  title: '',
  description: '',
  capacity: String(CAPACITY_DEFAULT),
  password: '',
  door: 'code',
  naming: 'typed',
  names: '',
  ease: 'normal',
  turns: false,
  tab: TAB_DEFAULT,
  hints: true,
};

/** Null when it is no number of seats. */
export function capacityOf({ capacity }: ClassWish): number | null {
  const seats = Number(capacity.normalize('NFKC').trim());
  return Number.isInteger(seats) && seats >= 1 && seats <= CAPACITY_MAX ? seats : null;
}

/** The names of a list; numbers or dots that a spreadsheet put before them are no part of them. */
export function namesOf({ names }: ClassWish): string[] {
  return names
    .split(/[\n\r\t]+/)
    .map((line) =>
      line
        .replace(/^\s*[0-9]+[.)]?\s+/, '')
        .trim()
        .replace(/\s+/g, ' '),
    )
    .filter((name) => name !== '' && !/^[0-9]+[.)]?$/.test(name));
}

/** What is wrong with the list, if something is. */
export function listTrouble(wish: ClassWish): 'none' | 'many' | 'long' | null {
  if (wish.naming !== 'list') return null;
  const names = namesOf(wish);
  if (names.length === 0) return 'none';
  if (names.length > CAPACITY_MAX) return 'many';
  return names.some((name) => [...name].length > NAME_LENGTH_MAX) ? 'long' : null;
}

/** Null when something of it has to be mended first. */
export function classroomOf(wish: ClassWish): OpenClassroom | null {
  const capacity = capacityOf(wish);
  if ((capacity === null && wish.naming !== 'list') || listTrouble(wish) !== null) return null;
  const title = wish.title.trim();
  return {
    ...(capacity === null || wish.naming === 'list' ? {} : { capacity }),
    ...(title === '' ? {} : { title }),
    ...(wish.password === '' ? {} : { password: wish.password }),
    ...(wish.door === 'code' ? {} : { door: wish.door }),
    ...(wish.naming === 'typed' ? {} : { naming: wish.naming }),
    ...(wish.naming === 'list' ? { names: namesOf(wish) } : {}),
  };
}

/** @param specs the cuts, the one that everybody begins with first */
export function activityOf(wish: ClassWish, specs: readonly JigsawSpec[]): Omit<StartActivity, 'picture'> {
  return {
    mode: wish.mode,
    cuts: specs.map(({ columns, rows, tab, seed }) => ({ columns, rows, tab, seed })),
    ease: wish.ease,
    turns: wish.turns,
    hints: wish.hints,
    ...(wish.mode === 'teams' ? { teams: wish.teams } : {}),
  };
}
