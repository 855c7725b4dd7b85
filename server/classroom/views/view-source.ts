/** What a class's views are made from, and what several of them show alike: the activity, and a board's members. */

import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassAdmission } from '#server/classroom/admission/class-admission.ts';
import { shownName } from '#server/classroom/seats/appearance.ts';
import type { PresenceSet } from '#server/classroom/seats/presence.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { ActivityRecord, BoardRecord, ClassroomRecord, PictureRecord } from '#server/store/port.ts';
import type { ClassroomFacts } from '#shared/classroom/classroom-facts.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { MemberView } from '#shared/protocol/views/seat-appearance.ts';
import type { SolvedFigures } from '#shared/protocol/views/solved-view.ts';
import { isSampleId, type SampleId } from '#shared/samples/catalogue.ts';
import type { SolvedBoards } from './solved-boards.ts';

export interface ClassroomViewSource {
  readonly record: ClassroomRecord;
  /** When the class was opened, by the machine's calendar. */
  readonly openedOn: number;
  /** The date on which the class deletes itself. */
  readonly expiresOn: number;
  readonly facts: ClassroomFacts;
  readonly seating: Seating;
  readonly boards: ClassBoards;
  readonly presences: PresenceSet;
  readonly admission: ClassAdmission;
  readonly solved: SolvedBoards;
  /** The picture of the current activity. */
  readonly picture: PictureRecord | null;
}

/** Null: there is no activity, or its picture is gone. @param picture the activity's */
export function activityView(activity: ActivityRecord | null, picture: PictureRecord | null): ActivityView | null {
  if (activity === null) return null;
  const sheet = activity.picture === null ? activity.cuts[0] : picture;
  if (sheet == null) return null;
  const { id, mode, cuts, difficulty, turns, hints, description } = activity;
  return {
    id,
    mode,
    picture: picture?.id ?? null,
    sample: sampleOf(picture),
    pictureWidth: sheet.width,
    pictureHeight: sheet.height,
    colours: picture?.colours ?? '',
    cuts,
    difficulty,
    turns,
    hints,
    description,
    ...(picture?.sheet === undefined ? {} : { motion: picture.sheet.motion }),
  };
}

/** `now`: seats that play there; `ever`: also seats that have left it. */
export function membersOf(
  { seating, presences, boards }: ClassroomViewSource,
  board: BoardRecord,
  who: 'now' | 'ever' = 'now',
): MemberView[] {
  const views: MemberView[] = [];
  const staying = who === 'now' && boards.isCurrent(board.number) ? new Set(boards.seatsAt(board)) : null;
  for (const [member, id] of board.members.entries()) {
    const seat = id === null || staying?.has(id) === false ? undefined : seating.get(id);
    if (seat?.state !== 'in') continue;
    const { hue, shape } = seat;
    views.push({ member, name: shownName(seat), hue, shape, here: presences.isHere(seat.id) });
  }
  return views;
}

/** Without a value where the teacher did not choose figures, or there are none. */
export function figuresOf({ facts, solved }: ClassroomViewSource, board: BoardNumber): { figures?: SolvedFigures } {
  const figures = facts.feastFigures ? solved.figuresOf(board) : null;
  return figures === null ? {} : { figures };
}

export function sampleOf(picture: PictureRecord | null): SampleId | null {
  const sample = picture?.sample ?? null;
  return sample !== null && isSampleId(sample) ? sample : null;
}
