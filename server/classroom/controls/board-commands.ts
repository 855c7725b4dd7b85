/** What a teacher does at boards beside moving pieces: she shows where one goes, and takes a reset back. Each stands in the board's own log. */

import { RESET_UNDO_GRACE_MS } from '#server/base/limits.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { RESET_UNDO_MS } from '#shared/limits.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { AppendEvents, ClassControlsDeps } from './class-controls.ts';

/** The teacher, where no page of hers asks for it. */
export const TEACHER_ACTOR = { member: 0, page: 0, isTeacher: true } as const;

export class BoardCommands {
  readonly #deps: ClassControlsDeps;
  readonly #append: AppendEvents;

  constructor(deps: ClassControlsDeps, append: AppendEvents) {
    this.#deps = deps;
    this.#append = append;
  }

  /** Shows where a piece goes, at each of these boards of one cut; where it lies right already, nothing is shown. */
  async showPiece(numbers: readonly BoardNumber[], piece: PieceId): Promise<Answer<{ readonly boardCount: number }>> {
    const { boards } = this.#deps;
    const records = numbers.flatMap((number) => boards.get(number) ?? []);
    const [first] = records;
    const isOneCut = records.every(({ activity, cut }) => activity === first?.activity && cut === first.cut);
    if (first === undefined || records.length !== numbers.length || !isOneCut) return failure('no-board');
    let count = 0;
    for (const { number } of records) {
      const host = await boards.host(number);
      if (host === null) return failure('moved');
      const submitted = host.submit(TEACHER_ACTOR, { kind: 'show', piece });
      if (submitted.ok) count += 1;
      else if (submitted.code !== 'placed') return submitted;
    }
    return { ok: true, boardCount: count };
  }

  /** A board was dealt anew in its frame `frame`, and that is durable: for a while it can be had back. */
  async recordReset(board: BoardNumber, frame: number): Promise<Answer<NoResult>> {
    const { log, runExclusive } = this.#deps;
    return runExclusive(async () => {
      if (log.facts.resets.get(board)?.frame === frame) return { ok: true };
      return this.#append({ kind: 'boardReset', board, frame });
    });
  }

  /** Lays a board as it was before it was dealt anew. What was moved on it since is gone. */
  async undoReset(number: BoardNumber): Promise<Answer<NoResult>> {
    const { log, boards, runExclusive, wall } = this.#deps;
    return runExclusive(async () => {
      const reset = log.facts.resets.get(number);
      if (reset === undefined) return failure('not-found');
      if (wall() - reset.at > RESET_UNDO_MS + RESET_UNDO_GRACE_MS) return failure('undo-over');
      const before = await boards.stateAt(number, reset.frame - 1);
      const host = before === null ? null : await boards.host(number);
      if (before === null || host === null) return failure('no-board');
      const groups = [...before.groups.values()].map(({ pieces, x, y, turn, z }) => ({ pieces, x, y, turn, z }));
      const done = await host.submitDurable(TEACHER_ACTOR, { kind: 'restore', solved: before.solved, groups });
      return done.ok ? this.#append({ kind: 'resetUndone', board: number }) : done;
    });
  }
}
