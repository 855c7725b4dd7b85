/** The replays of a class's boards: who may read one, and what a page gets of it. */

import { FEED_BYTES_MAX } from '#server/base/limits.ts';
import { pictureOf } from '#server/classroom/activities/activity-picture.ts';
import { shownName } from '#server/classroom/seats/appearance.ts';
import type { Person } from '#server/identity/person.ts';
import { type ReplayStore, readReplayLog, readSegment } from '#server/journal/replay/log-reader.ts';
import type { BoardRecord, SeatRecord, Store } from '#server/store/port.ts';
import type { ActivityId, BoardNumber, SeatId } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import type { MomentClip } from '#shared/protocol/http/moment-clip.ts';
import type { ActivityReplay, BoardReplay, ReplayIndex, ReplayMember } from '#shared/protocol/http/replay-index.ts';
import type { SegmentName } from '#shared/protocol/log-paths.ts';
import { FeedWriter } from '#shared/wire/replay-feed.ts';
import type { ReplaySegment } from '#shared/wire/replay-segment.ts';
import { type MomentClipDeps, momentClip } from './moment-clip.ts';
import { activityView, type ClassroomViewSource } from './view-source.ts';

export interface ClassReplayDeps extends MomentClipDeps {
  readonly store: ReplayStore & Pick<Store, 'activity' | 'picture'>;
}

export class ClassReplay {
  readonly #deps: ClassReplayDeps;

  constructor(deps: ClassReplayDeps) {
    this.#deps = deps;
  }

  /** What to know of a board's log before a segment of it is read. @param person a member of the class */
  async index(person: Person, number: BoardNumber): Promise<Answer<ReplayIndex>> {
    const board = this.#boardFor(person, number);
    if (typeof board === 'string') return failure(board);
    const { store } = this.#deps;
    const activity = await store.activity(board.activity);
    const view = activityView(activity, await pictureOf(store, activity));
    if (view === null) return failure('no-board');
    const replay = await this.#boardReplay(person, board);
    return { ok: true, ...replay, board: { ...replay.board, activity: view } };
  }

  /** What to know of the logs of all boards of an activity. The caller lets teachers alone in. Null: the class has no such activity. */
  async ofActivity(person: Person, id: ActivityId): Promise<ActivityReplay | null> {
    const { store, source } = this.#deps;
    const records = source().boards.ofActivity(id);
    const activity = await store.activity(id);
    const view = activityView(activity, await pictureOf(store, activity));
    if (activity?.classroom !== source().record.id || view === null) return null;
    const boards: BoardReplay[] = [];
    // One after the other: the store has the moves of open boards to save meanwhile.
    for (const record of records.sort((one, other) => one.number - other.number))
      boards.push(await this.#boardReplay(person, record));
    return { activity: view, boards };
  }

  /**
   * Segments of an activity's boards, in the order in which they are wanted: the first one, and others up to FEED_BYTES_MAX. What is left
   * out is to be requested again. The caller lets teachers alone in. Null: one of the boards is not of this activity.
   */
  async feed(id: ActivityId, wanted: readonly SegmentName[]): Promise<Uint8Array | null> {
    const { store, source } = this.#deps;
    const { boards, record } = source();
    const writer = new FeedWriter();
    if (wanted.some(({ board }) => boards.get(board)?.activity !== id)) return null;
    for (const { board, firstSeq } of wanted) {
      writer.add({ board, firstSeq, segment: await readSegment(store, { classroom: record.id, board }, firstSeq) });
      if (writer.length >= FEED_BYTES_MAX) break;
    }
    return writer.take();
  }

  /** @param firstSeq the segment's first frame @returns `not-found` if none begins there */
  async segment(person: Person, number: BoardNumber, firstSeq: number): Promise<Answer<{ segment: ReplaySegment }>> {
    const board = this.#boardFor(person, number);
    if (typeof board === 'string') return failure(board);
    const segment = await readSegment(this.#deps.store, { classroom: board.classroom, board: number }, firstSeq);
    return segment === null ? failure('not-found') : { ok: true, segment };
  }

  /** The seconds around a collected moment. @param person a member of the class */
  async moment(person: Person, number: number): Promise<Answer<MomentClip>> {
    return momentClip(this.#deps, person, number);
  }

  /** A teacher may replay every board of the class; a student their own, once it is over and if the class allows it. */
  #boardFor(person: Person, number: BoardNumber): BoardRecord | ErrorCode {
    const source = this.#deps.source();
    const board = source.boards.get(number);
    if (board === undefined) return 'no-board';
    if (person.role === 'teacher') return board;
    // The same answer for a board of others as for none.
    if (!board.members.includes(person.seat)) return 'no-board';
    return source.facts.studentReplay && isOver(source, board) ? board : 'teacher-only';
  }

  async #boardReplay(person: Person, board: BoardRecord): Promise<BoardReplay> {
    const { number, cut, team, seed, createdAt, classroom, members } = board;
    return {
      board: { number, cut, team, seed },
      members: members.map((seat) => this.#memberFor(person, seat)),
      isLive: !isOver(this.#deps.source(), board),
      ...(await readReplayLog(this.#deps.store, { classroom, board: number }, createdAt)),
    };
  }

  #memberFor(person: Person, seat: SeatId | null): ReplayMember | null {
    const record = seat === null ? undefined : this.#deps.source().seating.get(seat);
    const isTeacher = person.role === 'teacher';
    if (record === undefined || !isShownTo(isTeacher, record)) return null;
    const { number, hue, shape } = record;
    return { seat: isTeacher ? number : null, name: shownName(record), hue, shape };
  }
}

/** Nobody plays there any more: its activity or the lesson is over, or its one student plays another cut. */
function isOver({ facts, boards }: ClassroomViewSource, board: BoardRecord): boolean {
  return facts.finished || !boards.active.includes(board);
}

/** A student who was removed for now is still named to teachers, as in the results. */
function isShownTo(isTeacher: boolean, { state }: SeatRecord): boolean {
  return state === 'in' || (isTeacher && state === 'kicked');
}
