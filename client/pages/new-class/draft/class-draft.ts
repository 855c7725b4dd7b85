/** A teacher's choices for a class besides its picture, with defaults for a usual class. */
import { CAPACITY_DEFAULT, CAPACITY_MAX, NAME_LENGTH_MAX, TEAMS_DEFAULT } from '#shared/limits.ts';
import type { OpenClassroomRequest, StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { Naming } from '#shared/protocol/views/seat-appearance.ts';
import { type Difficulty, type JigsawSpec, TAB_DEFAULT, type TabSize } from '#shared/puzzle/puzzle.ts';

export interface ClassDraft {
  readonly mode: Mode;
  /** The number of teams; counts only where `mode` is 'teams'. */
  readonly teams: number;
  readonly title: string;
  /** The description of the picture, as typed. */
  readonly description: string;
  /** The number of seats, as typed. */
  readonly capacity: string;
  readonly password: string;
  /** `open`: students join from the list of open classes without the code. */
  readonly admissionMode: 'code' | 'open';
  readonly naming: Naming;
  /** The names of the students as pasted, one a line. */
  readonly names: string;
  readonly difficulty: Difficulty;
  readonly turns: boolean;
  readonly tab: TabSize;
  readonly hints: boolean;
}

/** The props of every component that shows and changes the draft. */
export interface DraftProps {
  readonly draft: ClassDraft;
  readonly onDraft: (draft: ClassDraft) => void;
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

/** Null when the field holds no valid number of seats. */
export function capacityOf({ capacity }: ClassDraft): number | null {
  const seats = Number(capacity.normalize('NFKC').trim());
  return Number.isInteger(seats) && seats >= 1 && seats <= CAPACITY_MAX ? seats : null;
}

/** The names of a list, without the numbers that a spreadsheet puts before them. */
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

/** The problem of the list of names: it is empty, too long, or has a name that is too long. Null when there is none. */
export function nameListProblem(draft: ClassDraft): 'none' | 'many' | 'long' | null {
  if (draft.naming !== 'list') return null;
  const names = namesOf(draft);
  if (names.length === 0) return 'none';
  if (names.length > CAPACITY_MAX) return 'many';
  return names.some((name) => [...name].length > NAME_LENGTH_MAX) ? 'long' : null;
}

/** Null while a field has to be corrected. */
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

/** @param specs the cuts, first the one that everybody starts with */
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
