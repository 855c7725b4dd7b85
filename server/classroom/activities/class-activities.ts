/** The activity of one class: it is loaded, replaced by a new one, and continued with more pieces. */

import type { ClassContext } from '#server/classroom/class-context.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { Student } from '#server/identity/person.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { ActivityId, BoardNumber } from '#shared/ids.ts';
import type { Answer, NextPuzzle, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { ActivitySettings } from '#shared/protocol/http/responses.ts';
import type { ClassBoards } from './class-boards.ts';
import { newActivity } from './new-activity.ts';
import { startNextPuzzle } from './next-puzzle.ts';

export interface ClassActivitiesDeps extends ClassContext {
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** Ends the controls that belong to the activity before. */
  readonly onStarted: () => Promise<void>;
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

  /** What the current activity is set to; null without one. */
  get settings(): ActivitySettings | null {
    const { activity } = this.#deps.boards;
    const [first] = activity?.cuts ?? [];
    if (activity === null || first === undefined) return null;
    const { mode, teams, cuts, difficulty, turns, hints } = activity;
    // A cut that followed a solved largest one has a seed of its own: the teacher did not choose it.
    const pieces = cuts.filter(({ seed }) => seed === first.seed).map(({ columns, rows }) => columns * rows);
    return { mode, teams, pieces, tab: first.tab, difficulty, turns, hints };
  }

  /** Makes a stored activity the current one. A seat that a crash left without a board gets one. */
  async load(id: ActivityId | null): Promise<void> {
    const { store, boards, seating } = this.#deps;
    if (id !== null) {
      await boards.startActivity(id);
      const { activity } = boards;
      this.#picture = activity === null ? null : await store.picture(activity.picture);
    }
    for (const seat of seating.seated) await boards.assignBoard(seat.id);
  }

  /** New boards for all seats. The store keeps the old boards as they are. @param id the same request has the same; undefined: a new one */
  async start(request: StartActivityRequest, picture: PictureRecord, id?: ActivityId): Promise<Answer<NoResult>> {
    const { store, boards, change, onStarted, runExclusive, onChange, wall } = this.#deps;
    return runExclusive(async () => {
      // The same request, over a restart of the server: what it began is finished, and nothing is dealt twice.
      const known = id === undefined ? null : await store.activity(id);
      if (known !== null && boards.ofActivity(known.id).length > 0) return { ok: true };
      const activity = known ?? newActivity(request, picture, wall(), id);
      if (activity === null) return failure('bad-cut');
      if (known === null) await store.addActivity(activity);
      await change({ activity: activity.id });
      await this.load(activity.id);
      await onStarted();
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
