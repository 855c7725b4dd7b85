/** The seconds around a collected moment, for who may watch it: a teacher always, everybody in the class while it is shown. */

import { pictureOf } from '#server/classroom/activities/activity-picture.ts';
import type { BoardOpener } from '#server/classroom/activities/board-opener.ts';
import type { ClassMoments } from '#server/classroom/controls/class-moments.ts';
import type { Person } from '#server/identity/person.ts';
import { readClip } from '#server/journal/replay/log-clip.ts';
import type { ReplayStore } from '#server/journal/replay/log-reader.ts';
import type { Store } from '#server/store/port.ts';
import { copyOf } from '#shared/board/board.ts';
import { MOMENT_AFTER_MS, MOMENT_BEFORE_MS } from '#shared/limits.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { MomentClip } from '#shared/protocol/http/moment-clip.ts';
import { encodeReplaySegment } from '#shared/wire/replay-segment.ts';
import { activityView, type ClassroomViewSource } from './view-source.ts';

export interface MomentClipDeps {
  readonly store: ReplayStore & Pick<Store, 'picture'>;
  readonly opener: Pick<BoardOpener, 'dealt'>;
  readonly moments: ClassMoments;
  /** The class as it is now. */
  readonly source: () => ClassroomViewSource;
  readonly wall: () => number;
}

/** `no-moment`: it is not there, not shown to this person, or its stretch of the log cannot be read. It names nobody. */
export async function momentClip(deps: MomentClipDeps, person: Person, number: number): Promise<Answer<MomentClip>> {
  const { store, opener, moments, wall } = deps;
  const moment = moments.get(number);
  const mayView = person.role === 'teacher' || moments.isShown(number);
  const { boards } = deps.source();
  const record = moment === undefined || !mayView ? undefined : boards.get(moment.board);
  if (moment === undefined || record === undefined) return failure('no-moment');
  const activity = await boards.activityOf(record);
  const view = activityView(activity, await pictureOf(store, activity));
  const dealt = activity === null ? null : opener.dealt(record, activity);
  if (view === null || dealt === null) return failure('no-moment');
  const { time, board } = moment;
  const { classroom, createdAt, cut, team, seed } = record;
  const [from, to] = [time - MOMENT_BEFORE_MS, Math.min(time + MOMENT_AFTER_MS, wall())];
  const clip = await readClip({ store, key: { classroom, board }, createdAt, from, to, deal: () => copyOf(dealt) });
  if (clip === null) return failure('no-moment');
  const { segment, ...frames } = clip;
  return {
    ok: true,
    board: { number: board, activity: view, cut, team, seed },
    time,
    from,
    to: Math.max(time, to),
    ...frames,
    segment: Buffer.from(encodeReplaySegment(segment)).toString('base64'),
  };
}
