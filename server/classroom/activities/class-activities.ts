/** The activity of one class: it is loaded, replaced by a new one or by one that continues a moment of the past, and continued with more pieces. */

import { RESET_UNDO_GRACE_MS } from '#server/base/limits.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import { newId } from '#server/identity/new-id.ts';
import type { Student } from '#server/identity/person.ts';
import type { ActivityRecord, PictureRecord } from '#server/store/port.ts';
import type { ActivityId, BoardNumber } from '#shared/ids.ts';
import { RESET_UNDO_MS } from '#shared/limits.ts';
import type { Answer, NextPuzzle, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { ActivitySettings } from '#shared/protocol/http/responses.ts';
import { cutProblem, mayHint, tabOf } from '#shared/puzzle/kinds/choices.ts';
import { pieceCount } from '#shared/puzzle/kinds/registry.ts';
import type { PuzzleKind } from '#shared/puzzle/puzzle.ts';
import { pictureOf } from './activity-picture.ts';
import type { ClassBoards } from './class-boards.ts';
import { newActivity } from './new-activity.ts';
import { startNextPuzzle } from './next-puzzle.ts';

export interface ClassActivitiesDeps extends ClassContext {
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** Ends the controls that belong to the activity before. */
  readonly onStarted: () => Promise<void>;
  /** Pauses and resumes boards as the class's log says. */
  readonly syncBoards: () => void;
}

export class ClassActivities {
  readonly #deps: ClassActivitiesDeps;
  #picture: PictureRecord | null = null;

  constructor(deps: ClassActivitiesDeps) {
    this.#deps = deps;
  }

  /** The picture of the current activity. */
  get picture(): PictureRecord | null {
    return this.#picture;
  }

  /** Of its puzzle; null without one. */
  get kind(): PuzzleKind | null {
    return this.#deps.boards.activity?.cuts[0]?.kind ?? null;
  }

  /** What the current activity is set to; null without one. */
  get settings(): ActivitySettings | null {
    const { activity } = this.#deps.boards;
    const [first] = activity?.cuts ?? [];
    if (activity === null || first === undefined) return null;
    const { mode, teams, cuts, difficulty, turns, hints } = activity;
    // A cut that followed a solved largest one has a seed of its own: the teacher did not choose it.
    const pieces = cuts.filter(({ seed }) => seed === first.seed).map(pieceCount);
    // Cards that say nothing began without hints: the teacher did not choose that.
    return { mode, teams, pieces, tab: tabOf(first), difficulty, turns, hints: hints || !cuts.every(mayHint) };
  }

  /** Makes a stored activity the current one. A seat that a crash left without a board gets one. */
  async load(id: ActivityId | null): Promise<void> {
    const { store, boards, seating } = this.#deps;
    if (id !== null) {
      await boards.startActivity(id);
      this.#picture = await pictureOf(store, boards.activity);
    }
    for (const seat of seating.seated) await boards.assignBoard(seat.id);
  }

  /**
   * New boards for all seats. The store keeps the old boards as they are.
   * @param picture null: the kind of puzzle paints its sheet itself
   * @param id the same request has the same; undefined: a new one
   */
  async start(
    request: StartActivityRequest,
    picture: PictureRecord | null,
    id?: ActivityId,
  ): Promise<Answer<NoResult>> {
    const { runExclusive, record, wall } = this.#deps;
    return runExclusive(() =>
      this.#begin(id, async () => {
        const to = { classroom: record().id, picture, createdAt: wall() };
        const activity = newActivity(request, to, id);
        if (activity !== null) return { ok: true, activity };
        return failure(cutProblem(request.cuts));
      }),
    );
  }

  /** An activity like that of `board`, whose new boards begin as `board` lay after its frame `frame`. It can be withdrawn for RESET_UNDO_MS. */
  async continueFrom(board: BoardNumber, frame: number, id?: ActivityId): Promise<Answer<NoResult>> {
    const { boards, runExclusive, wall } = this.#deps;
    const source = await boards.durableStateAt(board, frame);
    if (!source.ok) return source;
    return runExclusive(() =>
      this.#begin(id, async () => {
        const record = boards.get(board);
        const activity = record === undefined ? null : await boards.activityOf(record);
        const cut = record === undefined ? undefined : activity?.cuts[record.cut];
        if (activity === null || cut === undefined || boards.activity === null) return failure('no-board');
        const continues = { board, frame, before: boards.activity.id };
        const next = { ...activity, id: id ?? newId<ActivityId>(), cuts: [cut], continues, createdAt: wall() };
        return { ok: true, activity: next };
      }),
    );
  }

  /** Inside the mutex. */
  async #begin(
    id: ActivityId | undefined,
    make: () => Promise<Answer<{ readonly activity: ActivityRecord }>>,
  ): Promise<Answer<NoResult>> {
    const { store, boards, change, onStarted, onChange } = this.#deps;
    // The same request, over a restart of the server: what it began is finished, and nothing is dealt twice.
    const known = id === undefined ? null : await store.activity(id);
    if (known !== null && boards.ofActivity(known.id).length > 0) return { ok: true };
    const made = known === null ? await make() : ({ ok: true, activity: known } as const);
    if (!made.ok) return made;
    const { activity } = made;
    if (known === null) await store.addActivity(activity);
    await change({ activity: activity.id });
    await this.load(activity.id);
    await onStarted();
    onChange();
    return { ok: true };
  }

  /** Ends the current activity, which has just continued a moment of the past: the one before is current again, with its boards as they are. */
  async withdraw(): Promise<Answer<NoResult>> {
    const { boards, change, log, runExclusive, onChange, wall } = this.#deps;
    return runExclusive(async () => {
      const { activity } = boards;
      if (activity?.continues === undefined) return failure('not-found');
      if (wall() - activity.createdAt > RESET_UNDO_MS + RESET_UNDO_GRACE_MS) return failure('undo-over');
      const { before } = activity.continues;
      const appended = await log.append({ kind: 'activityWithdrawn', activity: log.facts.activities });
      if (!appended.ok) return appended;
      await change({ activity: before });
      await this.load(before);
      this.#deps.syncBoards();
      onChange();
      return { ok: true };
    });
  }

  /** A student who has solved `board` continues with more pieces. */
  async startNextPuzzle(student: Student, board: BoardNumber): Promise<Answer<NextPuzzle>> {
    const { boards, seating, log, runExclusive, onChange } = this.#deps;
    return runExclusive(async () => {
      const answer = await startNextPuzzle({ boards, seating, log, picture: this.#picture }, student, board);
      if (answer.ok) onChange();
      return answer;
    });
  }
}
