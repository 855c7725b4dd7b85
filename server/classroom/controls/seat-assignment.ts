/** Who plays where, as the teacher wants it: another cut for one student, another team, teams dealt anew. The board that is left stays as it is. */
import { randomInt } from 'node:crypto';
import type { BoardRecord, SeatRecord } from '#server/store/port.ts';
import type { ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import type { BoardNumber, Member } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { AppendEvents, ClassControlsDeps } from './class-controls.ts';

export class SeatAssignment {
  readonly #deps: Pick<ClassControlsDeps, 'boards' | 'seating' | 'runExclusive'>;
  readonly #append: AppendEvents;

  constructor(deps: ClassControlsDeps, append: AppendEvents) {
    this.#deps = deps;
    this.#append = append;
  }

  /** Whoever plays at this board alone gets another cut of the same picture; who had it before goes on where it was left. */
  async recut(number: BoardNumber, cut: number): Promise<Answer<NoResult>> {
    const { boards, seating, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const { activity } = boards;
      const board = boards.get(number);
      const [id] = board === undefined || !boards.isCurrent(number) ? [] : boards.seatsAt(board);
      const seat = id === undefined ? undefined : seating.get(id);
      if (activity?.mode !== 'each' || board === undefined || seat === undefined) return failure('no-board');
      if (activity.cuts[cut] === undefined) return failure('bad-cut');
      if (board.cut === cut) return { ok: true };
      const left = boards.current.find((each) => each.cut === cut && each.members.includes(seat.id));
      const { number: next } = left ?? (await boards.add(activity, [seat.id], { cut }));
      return this.#append({ kind: 'seatAssigned', seat: seat.number, board: next });
    });
  }

  /** Moves whoever plays as this member at a team's board to another team's. */
  async toTeam(from: BoardNumber, member: Member, to: BoardNumber): Promise<Answer<NoResult>> {
    const { boards, seating, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const id = boards.isCurrent(from) ? boards.get(from)?.members[member] : null;
      const seat = id == null || boards.ofSeat(id)?.number !== from ? undefined : seating.get(id);
      const board = boards.get(to);
      if (seat === undefined || board === undefined || !this.#isTeam(board)) return failure('no-board');
      const moved = await this.#place(seat, board);
      return moved === null ? { ok: true } : this.#append(moved);
    });
  }

  /** Deals all students to the teams anew, as evenly as they go. */
  async shuffle(): Promise<Answer<NoResult>> {
    const { boards, seating, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const teams = boards.current.filter((board) => this.#isTeam(board));
      if (teams.length === 0) return failure('no-board');
      const moves: ClassroomEvent[] = [];
      for (const [index, seat] of shuffled(seating.seated).entries()) {
        // Read anew: the team's members may just have become more.
        const board = boards.get(teams[index % teams.length]?.number ?? 0);
        const moved = board === undefined ? null : await this.#place(seat, board);
        if (moved !== null) moves.push(moved);
      }
      return moves.length === 0 ? { ok: true } : this.#append(...moves);
    });
  }

  #isTeam({ number }: BoardRecord): boolean {
    const { boards } = this.#deps;
    return boards.activity?.mode === 'teams' && boards.isCurrent(number);
  }

  /** Makes a seat a member of a board, if need be; the fact that says so, or null where nothing changes. */
  async #place(seat: SeatRecord, board: BoardRecord): Promise<ClassroomEvent | null> {
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
