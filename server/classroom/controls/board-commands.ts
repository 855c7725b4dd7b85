/** What a teacher does to boards besides moving pieces: showing where a piece belongs, and undoing a reset. The board's log has both. */

import { RESET_UNDO_GRACE_MS } from '#server/base/limits.ts';
import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { RESET_UNDO_MS } from '#shared/limits.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { type FactWriter, TEACHER_ACTOR } from './fact-writer.ts';

export interface BoardCommandsDeps extends Pick<ClassContext, 'log' | 'runExclusive' | 'wall'> {
  readonly boards: ClassBoards;
  readonly facts: FactWriter;
}

export class BoardCommands {
  readonly #deps: BoardCommandsDeps;

  constructor(deps: BoardCommandsDeps) {
    this.#deps = deps;
  }

  /** Shows where a piece belongs on each of these boards of one cut. A board that has it in place shows nothing, and is not counted. */
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

  /** A board was reset in its frame `frame`, and that is durable: for RESET_UNDO_MS it can be undone. */
  async recordReset(board: BoardNumber, frame: number): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      if (log.facts.resets.get(board)?.frame === frame) return { ok: true };
      return facts.append({ kind: 'boardReset', board, frame });
    });
  }

  /** Restores a board as it was before its reset. Moves since then are lost. */
  async undoReset(number: BoardNumber): Promise<Answer<NoResult>> {
    const { log, boards, facts, runExclusive, wall } = this.#deps;
    return runExclusive(async () => {
      const reset = log.facts.resets.get(number);
      if (reset === undefined) return failure('not-found');
      if (wall() - reset.at > RESET_UNDO_MS + RESET_UNDO_GRACE_MS) return failure('undo-over');
      const before = await boards.stateAt(number, reset.frame - 1);
      const host = before === null ? null : await boards.host(number);
      if (before === null || host === null) return failure('no-board');
      const groups = [...before.groups.values()].map(({ pieces, x, y, turn, z }) => ({ pieces, x, y, turn, z }));
      const done = await host.submitDurable(TEACHER_ACTOR, { kind: 'restore', solved: before.solved, groups });
      return done.ok ? facts.append({ kind: 'resetUndone', board: number }) : done;
    });
  }
}
