/** Continues from a moment of the past: boards of the present activity are laid as a board of the class lay then. */

import { isDeepStrictEqual } from 'node:util';
import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { ActivityRecord, BoardRecord } from '#server/store/port.ts';
import { restorationOf } from '#shared/board/board.ts';
import type { ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { type FactWriter, TEACHER_ACTOR } from './fact-writer.ts';

export interface ContinuationDeps extends Pick<ClassContext, 'runExclusive'> {
  readonly boards: ClassBoards;
  readonly facts: FactWriter;
}

export class Continuation {
  readonly #deps: ContinuationDeps;

  constructor(deps: ContinuationDeps) {
    this.#deps = deps;
  }

  /**
   * Lays boards as `board` lay after its frame `frame`; all holds on them end. For RESET_UNDO_MS that can be undone, as a reset can.
   * @param to 'all': the boards of the present activity that are cut like `board`
   * @returns the boards that were laid; `no-moment`, `no-board` and `other-cut` change nothing
   */
  async layBoards(
    board: BoardNumber,
    frame: number,
    to: 'all' | readonly BoardNumber[],
  ): Promise<Answer<{ readonly boards: readonly BoardNumber[] }>> {
    const { boards, facts, runExclusive } = this.#deps;
    const source = await boards.durableStateAt(board, frame);
    if (!source.ok) return source;
    const restore = restorationOf(source.state);
    return runExclusive(async () => {
      const targets = await this.#targets(board, to);
      if (!targets.ok) return targets;
      const hosts = await Promise.all(targets.records.map(({ number }) => boards.host(number)));
      const open = hosts.filter((host) => host !== null);
      if (open.length < hosts.length) return failure('moved');
      const laid = await Promise.all(open.map((host) => host.submitDurable(TEACHER_ACTOR, restore)));
      const events: ClassroomEvent<'boardReset'>[] = [];
      for (const [index, { number }] of open.entries()) {
        const answer = laid[index];
        if (answer?.ok === true) events.push({ kind: 'boardReset', board: number, frame: answer.seq });
      }
      const appended = events.length === 0 ? failure('unsaved') : await facts.append(...events);
      const failed = laid.find((answer) => !answer.ok) ?? appended;
      return failed.ok ? { ok: true, boards: events.map((event) => event.board) } : failed;
    });
  }

  async #targets(
    from: BoardNumber,
    to: 'all' | readonly BoardNumber[],
  ): Promise<Answer<{ readonly records: readonly BoardRecord[] }>> {
    const { boards } = this.#deps;
    const { activity } = boards;
    const source = boards.get(from);
    const sourceActivity = source === undefined ? null : await boards.activityOf(source);
    if (activity === null || source === undefined || sourceActivity === null) return failure('no-board');
    const isAlike = (record: BoardRecord) => isSameCut(sourceActivity, source.cut, activity, record.cut);
    if (to === 'all') {
      const records = boards.active.filter(isAlike);
      return records.length === 0 ? failure('other-cut') : { ok: true, records };
    }
    const records = to.flatMap((number) => (boards.isCurrent(number) ? (boards.get(number) ?? []) : []));
    if (records.length < to.length) return failure('no-board');
    return records.every(isAlike) ? { ok: true, records } : failure('other-cut');
  }
}

/** Whether a board of one activity can lie as a board of another: the same pieces and the same turns. */
function isSameCut(one: ActivityRecord, cut: number, other: ActivityRecord, otherCut: number): boolean {
  return one.turns === other.turns && isDeepStrictEqual(one.cuts[cut], other.cuts[otherCut]);
}
