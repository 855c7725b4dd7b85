/** A teacher's choices for a class besides its picture, with defaults for a usual class. */
import { readNameList } from '#client/pages/new-class/names/read-name-list.ts';
import { CAPACITY_DEFAULT, CAPACITY_MAX, TEAMS_DEFAULT } from '#shared/limits.ts';
import type { OpenClassroomRequest, StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { ActivitySettings } from '#shared/protocol/http/responses.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { Naming } from '#shared/protocol/views/seat-appearance.ts';
import { type JigsawSpec, TAB_DEFAULT, type TabSize } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Difficulty } from '#shared/puzzle/puzzle.ts';
import { cleanName, type NameProblem } from '#shared/text/clean.ts';

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
  /** The names of the students as pasted: lines, or a table. */
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

/** The draft of a class's next activity: what the latest one was set to, and all else as it stands. */
export function draftLike(draft: ClassDraft, settings: ActivitySettings): ClassDraft {
  const { mode, teams, tab, difficulty, turns, hints } = settings;
  return { ...draft, mode, teams: mode === 'teams' ? teams : draft.teams, tab, difficulty, turns, hints };
}

/** Null when the field holds no valid number of seats. */
export function capacityOf({ capacity }: ClassDraft): number | null {
  const seats = Number(capacity.normalize('NFKC').trim());
  return Number.isInteger(seats) && seats >= 1 && seats <= CAPACITY_MAX ? seats : null;
}

/** The names of a list as they were pasted, each cleaned; those that are refused stand as they are. */
export function namesOf({ names }: ClassDraft): string[] {
  return readNameList(names).names.map((typed) => {
    const name = cleanName(typed);
    return name.ok ? name.text : typed;
  });
}

/** A list without names, one with too many, or its first name that is refused: which one, from 1, and why. */
export type NameListProblem =
  | { readonly kind: 'none' | 'many' }
  | { readonly kind: NameProblem; readonly entry: number; readonly name: string };

/** Null when there is none. */
export function nameListProblem(draft: ClassDraft): NameListProblem | null {
  if (draft.naming !== 'list') return null;
  const { names } = readNameList(draft.names);
  if (names.length === 0) return { kind: 'none' };
  if (names.length > CAPACITY_MAX) return { kind: 'many' };
  for (const [index, name] of names.entries()) {
    const cleaned = cleanName(name);
    if (!cleaned.ok) return { kind: cleaned.code, entry: index + 1, name };
  }
  return null;
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
