/** Assigns seats to boards as the teacher decides: another cut for one student, another team, shuffled teams. The board that a seat leaves stays as it is. */
import { randomInt } from 'node:crypto';
import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { BoardRecord, SeatRecord } from '#server/store/port.ts';
import type { ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import type { BoardNumber, Member } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { FactWriter } from './fact-writer.ts';

export interface SeatAssignmentDeps extends Pick<ClassContext, 'runExclusive'> {
  readonly boards: ClassBoards;
  readonly seating: Seating;
  readonly facts: FactWriter;
}

export class SeatAssignment {
  readonly #deps: SeatAssignmentDeps;

  constructor(deps: SeatAssignmentDeps) {
    this.#deps = deps;
  }

  /** Gives the one student of this board another cut of the same picture. A student who had that cut before continues on its board. */
  async recut(number: BoardNumber, cut: number): Promise<Answer<NoResult>> {
    const { boards, seating, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const { activity } = boards;
      const board = boards.get(number);
      const [id] = board === undefined || !boards.isCurrent(number) ? [] : boards.seatsAt(board);
      const seat = id === undefined ? undefined : seating.get(id);
      if (activity?.mode !== 'each' || board === undefined || seat === undefined) return failure('no-board');
      if (activity.cuts[cut] === undefined) return failure('bad-cut');
      if (board.cut === cut) return { ok: true };
      const earlier = boards.current.find((each) => each.cut === cut && each.members.includes(seat.id));
      const { number: next } = earlier ?? (await boards.add(activity, [seat.id], { cut }));
      return facts.append({ kind: 'seatAssigned', seat: seat.number, board: next });
    });
  }

  /** Moves a member of one team's board to another team's. */
  async toTeam(from: BoardNumber, member: Member, to: BoardNumber): Promise<Answer<NoResult>> {
    const { boards, seating, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const id = boards.isCurrent(from) ? boards.get(from)?.members[member] : null;
      const seat = id == null || boards.ofSeat(id)?.number !== from ? undefined : seating.get(id);
      const board = boards.get(to);
      if (seat === undefined || board === undefined || !this.#isTeam(board)) return failure('no-board');
      const moved = await this.#assign(seat, board);
      return moved === null ? { ok: true } : facts.append(moved);
    });
  }

  /** Deals all students to the teams at random; the teams' sizes differ by at most one. */
  async shuffle(): Promise<Answer<NoResult>> {
    const { boards, seating, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const teams = boards.current.filter((board) => this.#isTeam(board));
      if (teams.length === 0) return failure('no-board');
      const moves: ClassroomEvent[] = [];
      for (const [index, seat] of shuffled(seating.seated).entries()) {
        // Read again: the loop may have added members to the team.
        const board = boards.get(teams[index % teams.length]?.number ?? 0);
        const moved = board === undefined ? null : await this.#assign(seat, board);
        if (moved !== null) moves.push(moved);
      }
      return moves.length === 0 ? { ok: true } : facts.append(...moves);
    });
  }

  #isTeam({ number }: BoardRecord): boolean {
    const { boards } = this.#deps;
    return boards.activity?.mode === 'teams' && boards.isCurrent(number);
  }

  /** Makes a seat a member of a board if it is none. Returns the fact to append; null where nothing changes. */
  async #assign(seat: SeatRecord, board: BoardRecord): Promise<ClassroomEvent | null> {
    const { boards } = this.#deps;
    if (boards.ofSeat(seat.id)?.number === board.number) return null;
    if (!board.members.includes(seat.id)) await boards.setMembers(board, [...board.members, seat.id]);
    return { kind: 'seatAssigned', seat: seat.number, board: board.number };
  }
}

function shuffled<Thing>(things: readonly Thing[]): Thing[] {
  const dealt: Thing[] = [];
  for (const thing of things) dealt.splice(randomInt(dealt.length + 1), 0, thing);
  return dealt;
}
