/** Writes what a teacher controls as facts of the class's log. Once a fact is durable, the open boards follow it. */

import type { BoardHost } from '#server/board/host.ts';
import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import { isPaused } from '#shared/classroom/classroom-facts.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';

/** The teacher as the author of a move that no page of theirs makes. */
export const TEACHER_ACTOR = { member: 0, page: 0, isTeacher: true } as const;

export interface FactWriterDeps extends Pick<ClassContext, 'log' | 'onChange'> {
  readonly boards: ClassBoards;
}

export class FactWriter {
  readonly #deps: FactWriterDeps;

  constructor(deps: FactWriterDeps) {
    this.#deps = deps;
  }

  /** Answers when the facts are durable and the open boards follow them. */
  async append(...events: readonly ClassroomEvent[]): Promise<Answer<NoResult>> {
    const { log, onChange } = this.#deps;
    const appended = await log.append(...events);
    if (!appended.ok) return appended;
    this.syncBoards();
    onChange();
    return appended;
  }

  syncBoards(): void {
    for (const host of this.#deps.boards.openHosts.values()) this.syncBoard(host);
  }

  /** Pauses or resumes a board as the class's log says. */
  syncBoard(host: BoardHost): void {
    const paused = isPaused(this.#deps.log.facts, host.number);
    if (paused !== host.board.paused) host.submit(TEACHER_ACTOR, { kind: paused ? 'pause' : 'resume' });
  }
}
