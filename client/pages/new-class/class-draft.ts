/** All that a teacher can wish for a class beside its picture, with defaults that serve a class of today. */
import { CAPACITY_DEFAULT, CAPACITY_MAX, NAME_LENGTH_MAX, TEAMS_DEFAULT } from '#shared/limits.ts';
import type { OpenClassroomRequest, StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { Naming } from '#shared/protocol/views/seat-appearance.ts';
import { type Difficulty, type JigsawSpec, TAB_DEFAULT, type TabSize } from '#shared/puzzle/puzzle.ts';

export interface ClassDraft {
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
  readonly admissionMode: 'code' | 'open';
  readonly naming: Naming;
  /** As pasted: a name a line. */
  readonly names: string;
  readonly difficulty: Difficulty;
  readonly turns: boolean;
  readonly tab: TabSize;
  readonly hints: boolean;
}

export const DEFAULT_DRAFT: ClassDraft = {
  mode: 'each',
  teams: TEAMS_DEFAULT,
  title: '',
  description: '',
  capacity: String(CAPACITY_DEFAULT),
  password: '',
  admissionMode: 'code',
  naming: 'typed',
  names: '',
  difficulty: 'normal',
  turns: false,
  tab: TAB_DEFAULT,
  hints: true,
};

/** Null when it is no number of seats. */
export function capacityOf({ capacity }: ClassDraft): number | null {
  const seats = Number(capacity.normalize('NFKC').trim());
  return Number.isInteger(seats) && seats >= 1 && seats <= CAPACITY_MAX ? seats : null;
}

/** The names of a list; numbers or dots that a spreadsheet put before them are no part of them. */
export function namesOf({ names }: ClassDraft): string[] {
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
export function nameListProblem(draft: ClassDraft): 'none' | 'many' | 'long' | null {
  if (draft.naming !== 'list') return null;
  const names = namesOf(draft);
  if (names.length === 0) return 'none';
  if (names.length > CAPACITY_MAX) return 'many';
  return names.some((name) => [...name].length > NAME_LENGTH_MAX) ? 'long' : null;
}

/** Null when something of it has to be mended first. */
export function classroomRequest(draft: ClassDraft): OpenClassroomRequest | null {
  const capacity = capacityOf(draft);
  if ((capacity === null && draft.naming !== 'list') || nameListProblem(draft) !== null) return null;
  const title = draft.title.trim();
  return {
    ...(capacity === null || draft.naming === 'list' ? {} : { capacity }),
    ...(title === '' ? {} : { title }),
    ...(draft.password === '' ? {} : { password: draft.password }),
    ...(draft.admissionMode === 'code' ? {} : { admission: draft.admissionMode }),
    ...(draft.naming === 'typed' ? {} : { naming: draft.naming }),
    ...(draft.naming === 'list' ? { names: namesOf(draft) } : {}),
  };
}

/** @param specs the cuts, the one that everybody begins with first */
export function activityRequest(
  draft: ClassDraft,
  specs: readonly JigsawSpec[],
): Omit<StartActivityRequest, 'picture'> {
  return {
    mode: draft.mode,
    cuts: specs.map(({ columns, rows, tab, seed }) => ({ columns, rows, tab, seed })),
    difficulty: draft.difficulty,
    turns: draft.turns,
    hints: draft.hints,
    ...(draft.mode === 'teams' ? { teams: draft.teams } : {}),
  };
}
