/** A message and a chat as people see them: names are put to them only now, from the seats. */
import type { SeatId } from '../../../shared/ids.ts';
import type { ChatView, MessageView, SeatView } from '../../../shared/protocol/chat/events.ts';
import type { MessageRecord, SeatRecord } from '../../store/port.ts';
import type { Person } from '../classrooms.ts';
import type { Standing } from './rules.ts';

export type Seats = ReadonlyMap<SeatId, SeatRecord>;

export function messageView(message: MessageRecord, seats: Seats, forTeachers: boolean): MessageView {
  const { number, revision, kind, seat, line, text, picture, state, reports, createdAt } = message;
  return {
    number,
    revision,
    kind,
    by: seat !== null ? 'student' : kind === 'said' ? 'teacher' : 'class',
    from: seatView(seats, seat),
    line: seatView(seats, line),
    text,
    picture: picture && { width: picture.width, height: picture.height, animated: picture.animated },
    state,
    reports: forTeachers ? reports.length : 0,
    at: createdAt,
  };
}

export interface ChatParts {
  readonly chat: Standing;
  readonly pinned: MessageRecord | null;
  readonly revision: number;
  readonly seats: Seats;
}

export function chatView({ chat, pinned, revision, seats }: ChatParts, person: Person): ChatView {
  const isTeacher = person.role === 'teacher';
  return {
    voice: chat.voice,
    slow: chat.slow,
    pictures: chat.pictures,
    pinned: pinned === null ? null : messageView(pinned, seats, isTeacher),
    you: isTeacher ? null : (seats.get(person.seat)?.number ?? null),
    muted: !isTeacher && chat.muted.includes(person.seat),
    isOver: chat.isOver,
    begins: chat.begins,
    revision,
    forTeachers: isTeacher
      ? {
          words: chat.words,
          seats: [...seats.values()].map((seat) => ({ ...lookOf(seat), muted: chat.muted.includes(seat.id) })),
        }
      : null,
  };
}

function seatView(seats: Seats, id: SeatId | null): SeatView | null {
  const seat = id === null ? undefined : seats.get(id);
  return seat === undefined ? null : lookOf(seat);
}

function lookOf({ number, name, hue, shape }: SeatRecord): SeatView {
  return { seat: number, name, hue, shape };
}
