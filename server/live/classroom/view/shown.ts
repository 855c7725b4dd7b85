/** What several views of a class show in the same way: what is played, and who is at a board. */
import type { ClassroomFacts } from '../../../../shared/classroom/facts.ts';
import type { ActivityView, MemberView } from '../../../../shared/protocol/events.ts';
import { isSampleId, type SampleId } from '../../../../shared/samples.ts';
import type { ActivityRecord, BoardRecord, ClassroomRecord, PictureRecord } from '../../../store/port.ts';
import type { ClassDoor } from '../door/door.ts';
import type { ClassBoards } from '../played/boards.ts';
import type { Presences } from '../seats/presences.ts';
import type { Seating } from '../seats/seating.ts';

/** What a view is made of. */
export interface ClassroomParts {
  readonly record: ClassroomRecord;
  readonly facts: ClassroomFacts;
  readonly seating: Seating;
  readonly boards: ClassBoards;
  readonly presences: Presences;
  readonly door: ClassDoor;
  /** What is played. */
  readonly picture: PictureRecord | null;
}

export function activityView(activity: ActivityRecord, picture: PictureRecord): ActivityView {
  const { id, mode, cuts, ease, turns, hints, description } = activity;
  return {
    id,
    mode,
    picture: picture.id,
    sample: sampleOf(picture),
    pictureWidth: picture.width,
    pictureHeight: picture.height,
    colours: picture.colours,
    cuts,
    ease,
    turns,
    hints,
    description,
  };
}

/** `now`: who plays there; `ever`: who ever did. */
export function membersOf(
  { seating, presences, boards }: ClassroomParts,
  board: BoardRecord,
  who: 'now' | 'ever' = 'now',
): MemberView[] {
  const views: MemberView[] = [];
  const staying = who === 'now' && boards.isNow(board.number) ? new Set(boards.seatsAt(board)) : null;
  for (const [member, id] of board.members.entries()) {
    const seat = id === null || staying?.has(id) === false ? undefined : seating.get(id);
    if (seat?.state !== 'in') continue;
    const { name, hue, shape } = seat;
    views.push({ member, name, hue, shape, here: presences.isHere(seat.id) });
  }
  return views;
}

export function sampleOf(picture: PictureRecord | null): SampleId | null {
  const sample = picture?.sample ?? null;
  return sample !== null && isSampleId(sample) ? sample : null;
}
