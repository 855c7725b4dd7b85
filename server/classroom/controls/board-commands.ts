/**
 * What a teacher does to boards besides moving pieces: showing where a piece belongs, and undoing a reset or a continuation. The board's
 * log has all of it.
 */

import { RESET_UNDO_GRACE_MS } from '#server/base/limits.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import { type Board, restorationOf } from '#shared/board/board.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { RESET_UNDO_MS } from '#shared/limits.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { type FactWriter, TEACHER_ACTOR } from './fact-writer.ts';

export interface BoardCommandsDeps extends Pick<ClassContext, 'log' | 'runExclusive' | 'wall'> {
  readonly boards: ClassBoards;
  readonly facts: FactWriter;
}

/** A board whose reset is undone, and as it was before. */
interface UndoneBoard {
  readonly before: Board;
  readonly host: BoardHost;
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

  /** Lays boards as they were before their last reset or continuation: all of them, or none. Moves since then are lost. */
  async undoResets(numbers: readonly BoardNumber[]): Promise<Answer<NoResult>> {
    const { facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const undone: UndoneBoard[] = [];
      for (const number of numbers) {
        const board = await this.#beforeReset(number);
        if (!board.ok) return board;
        undone.push(board);
      }
      const laid = await Promise.all(
        undone.map(({ host, before }) => host.submitDurable(TEACHER_ACTOR, restorationOf(before))),
      );
      const done = numbers.filter((_, index) => laid[index]?.ok === true);
      const appended =
        done.length === 0
          ? { ok: true as const }
          : await facts.append(...done.map((board) => ({ kind: 'resetUndone', board }) as const));
      return laid.find((answer) => !answer.ok) ?? appended;
    });
  }

  async #beforeReset(number: BoardNumber): Promise<Answer<UndoneBoard>> {
    const { log, boards, wall } = this.#deps;
    const reset = log.facts.resets.get(number);
    if (reset === undefined) return failure('not-found');
    if (wall() - reset.at > RESET_UNDO_MS + RESET_UNDO_GRACE_MS) return failure('undo-over');
    const before = await boards.stateAt(number, reset.frame - 1);
    const host = before === null ? null : await boards.host(number);
    return before === null || host === null ? failure('no-board') : { ok: true, before, host };
  }
}
