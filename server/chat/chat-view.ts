/** A message and a chat as people see them. The store has seats alone; the view adds their names. */

import { shownName } from '#server/classroom/seats/appearance.ts';
import type { Person } from '#server/identity/person.ts';
import type { MessageRecord, SeatRecord } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import type { ChatSeat, ChatView, FoundWordView, MessageView } from '#shared/protocol/views/chat-view.ts';
import type { ChatPolicy } from './permissions.ts';

export type SeatsById = ReadonlyMap<SeatId, SeatRecord>;

/** @param found the word for which it waits, for teachers */
export function messageView(
  message: MessageRecord,
  seats: SeatsById,
  forTeachers: boolean,
  found: FoundWordView | null = null,
): MessageView {
  const { number, revision, kind, seat, thread, text, picture, state, reports, createdAt } = message;
  return {
    number,
    revision,
    kind,
    by: seat !== null ? 'student' : kind === 'posted' ? 'teacher' : 'class',
    from: chatSeatOf(seats, seat),
    thread: chatSeatOf(seats, thread),
    text,
    picture: picture && { width: picture.width, height: picture.height, animated: picture.animated },
    state,
    found,
    reports: forTeachers ? reports.length : 0,
    at: createdAt,
  };
}

export interface ChatViewSource {
  readonly chat: ChatPolicy;
  readonly pinned: MessageRecord | null;
  readonly revision: number;
  readonly seats: SeatsById;
}

export function chatView({ chat, pinned, revision, seats }: ChatViewSource, person: Person): ChatView {
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
          allowed: chat.allowed ?? [],
          seats: [...seats.values()].map((seat) => ({ ...chatSeat(seat), muted: chat.muted.includes(seat.id) })),
        }
      : null,
  };
}

function chatSeatOf(seats: SeatsById, id: SeatId | null): ChatSeat | null {
  const seat = id === null ? undefined : seats.get(id);
  return seat === undefined ? null : chatSeat(seat);
}

function chatSeat(seat: SeatRecord): ChatSeat {
  return { seat: seat.number, name: shownName(seat), hue: seat.hue, shape: seat.shape };
}
