/** What the store has of a class's students: the results of all, and an export of one student's data. */
import { CHAT_READ_BATCH } from '#server/base/limits.ts';
import type { BoardOpener } from '#server/classroom/activities/board-opener.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import { messagePages } from '#server/store/message-pages.ts';
import type { ActivityRecord, BoardRecord, MessageRecord, SeatRecord } from '#server/store/port.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { SeatId } from '#shared/ids.ts';
import type { ClassResults, SeatExport, StudentResult } from '#shared/protocol/http/responses.ts';
import { exportedCut } from '#shared/puzzle/kinds/choices.ts';
import { pieceCount } from '#shared/puzzle/kinds/registry.ts';
import { type MemberResult, resultOf } from '#shared/results/result-fold.ts';
import type { ResultRow } from '#shared/results/result-row.ts';
import { readBoardResult } from './board-result.ts';

export interface StudentDataDeps extends Pick<ClassContext, 'store' | 'record' | 'wall' | 'calendar'> {
  readonly seating: Seating;
  readonly opener: Pick<BoardOpener, 'read'>;
}

export class StudentData {
  readonly #deps: StudentDataDeps;

  constructor(deps: StudentDataDeps) {
    this.#deps = deps;
  }

  /** A row for each student at each board, by seat and then by board. Moves that are not durable yet are not counted. */
  async results(): Promise<ClassResults> {
    const { store, record, calendar, wall } = this.#deps;
    const { id: classroom, title } = record();
    const byId = new Map(this.#seats.map((seat) => [seat.id, seat]));
    const pictures = new Map((await store.pictures(classroom)).map((picture) => [picture.id, picture]));
    const activities = await store.activities(classroom);
    const rows: StudentResult[] = [];
    for (const board of await store.boards(classroom)) {
      const index = activities.findIndex(({ id }) => id === board.activity);
      const activity = activities[index];
      const seats = board.members.flatMap((id, member) => {
        const seat = id === null ? undefined : byId.get(id);
        return seat === undefined ? [] : [{ seat, member }];
      });
      if (activity === undefined || seats.length === 0) continue;
      const result = await readBoardResult(store, { classroom: board.classroom, board: board.number });
      const { picture } = activity;
      const of = {
        board: board.number,
        activity: index + 1,
        activityId: activity.id,
        picture,
        sample: picture === null ? null : (pictures.get(picture)?.sample ?? null),
        ...(await this.#progressOf(board, activity)),
      };
      for (const { seat, member } of seats) {
        const { number, name, hue, shape } = seat;
        rows.push({ seat: number, name, hue, shape, ...of, ...this.#dated(resultOf(result, member)) });
      }
    }
    rows.sort((a, b) => a.seat - b.seat || a.board - b.board);
    return { title, at: calendar.dateOf(wall()), rows };
  }

  async #progressOf(
    board: BoardRecord,
    activity: ActivityRecord,
  ): Promise<Pick<ResultRow, 'kind' | 'pieces' | 'percent'>> {
    const cut = activity.cuts[board.cut];
    const state = await this.#deps.opener.read(board, activity);
    const { done, of } = state === null ? { done: 0, of: 0 } : boardProgress(state);
    return {
      kind: cut?.kind ?? 'jigsaw',
      pieces: cut === undefined ? 0 : pieceCount(cut),
      percent: of === 0 ? 0 : Math.floor((done / of) * 100),
    };
  }

  /** Null: no seat has this number. */
  async export(number: number): Promise<SeatExport | null> {
    const { store, record, wall, calendar } = this.#deps;
    const seat = this.#seats.find((each) => each.number === number);
    if (seat === undefined) return null;
    const { id, title, expiresAt } = record();
    const activities = new Map((await store.activities(id)).map((activity) => [activity.id, activity]));
    const boards: SeatExport['boards'][number][] = [];
    for (const board of await store.boards(id)) {
      const member = board.members.indexOf(seat.id);
      const activity = activities.get(board.activity);
      if (member > 0 && activity !== undefined) boards.push(await this.#boardOf(board, activity, member));
    }
    const { name, hue, shape, createdAt } = seat;
    const messages = await this.#messagesOf(seat.id);
    return {
      title,
      exportedAt: calendar.dateOf(wall()),
      expiresAt: calendar.dateOf(expiresAt),
      seat: { number, name, hue, shape, createdAt: calendar.dateOf(createdAt) },
      boards,
      messages: messages.map((message) => ({
        at: message.createdAt,
        from: message.seat === seat.id ? 'student' : 'teacher',
        to: message.thread === null ? 'everybody' : message.seat === seat.id ? 'teacher' : 'student',
        text: message.text,
        hasPicture: message.picture !== null,
      })),
    };
  }

  /** Seats that are taken, and seats whose students were removed for now. */
  get #seats(): readonly SeatRecord[] {
    const { seating } = this.#deps;
    return [...seating.seated, ...seating.absent];
  }

  async #boardOf(board: BoardRecord, activity: ActivityRecord, member: number): Promise<SeatExport['boards'][number]> {
    const result = await readBoardResult(this.#deps.store, { classroom: board.classroom, board: board.number });
    const state = await this.#deps.opener.read(board, activity);
    const cut = activity.cuts[board.cut];
    return {
      board: board.number,
      mode: activity.mode,
      ...exportedCut(cut),
      ...this.#dated(resultOf(result, member)),
      groups: [...(state?.groups.values() ?? [])].map(({ pieces, x, y, turn }) => ({ pieces, x, y, turn })),
    };
  }

  /** With dates of the machine: logs count the time of the process that wrote them. */
  #dated<Result extends MemberResult>(result: Result): Result {
    const { dateOf } = this.#deps.calendar;
    const { startedAt, solvedAt } = result;
    return {
      ...result,
      startedAt: startedAt === null ? null : dateOf(startedAt),
      solvedAt: solvedAt === null ? null : dateOf(solvedAt),
    };
  }

  async #messagesOf(seat: SeatId): Promise<MessageRecord[]> {
    const { store, record } = this.#deps;
    const found: MessageRecord[] = [];
    for await (const page of messagePages(store, record().id, CHAT_READ_BATCH))
      found.unshift(...page.filter((message) => message.seat === seat || message.thread === seat));
    return found;
  }
}
