/** The rows of the message list: a head for each day, consecutive messages of one person under one name, joins and leaves merged. */
import type { ChatSeat, MessageView } from '#shared/protocol/views/chat-view.ts';

/** Consecutive messages of one person within this time share one name. Milliseconds. */
const GROUPING_MS = 5 * 60_000;

export type ListRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'message'; readonly key: string; readonly message: MessageView; readonly isFirst: boolean }
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly what: MessageView['kind'];
      readonly who: readonly ChatSeat[];
    };

/** @param dayOf equal for times of the same day in the reader's time zone */
export function listRows(messages: readonly MessageView[], dayOf: (at: number) => string): ListRow[] {
  const rows: ListRow[] = [];
  let day = '';
  let before: MessageView | null = null;
  for (const message of messages) {
    const today = dayOf(message.at);
    if (today !== day) {
      day = today;
      before = null;
      rows.push({ kind: 'day', key: `day ${today}`, at: message.at });
    }
    if (message.kind === 'posted') {
      rows.push({
        kind: 'message',
        key: `${message.number}`,
        message,
        isFirst: before === null || !isSameGroup(before, message),
      });
    } else addEventRow(rows, message);
    before = message;
  }
  return rows;
}

function isSameGroup(one: MessageView, next: MessageView): boolean {
  return (
    one.kind === 'posted' &&
    one.by === next.by &&
    one.from?.seat === next.from?.seat &&
    one.thread?.seat === next.thread?.seat &&
    next.at - one.at < GROUPING_MS
  );
}

function addEventRow(rows: ListRow[], { kind, number, from }: MessageView): void {
  const last = rows.at(-1);
  const who = from === null ? [] : [from];
  const isJoinOrLeave = kind === 'joined' || kind === 'left';
  // A removed seat has no name to show.
  if (isJoinOrLeave && from === null) return;
  if (isJoinOrLeave && last?.kind === 'event' && last.what === kind) {
    const others = last.who.filter(({ seat }) => seat !== from?.seat);
    rows[rows.length - 1] = { ...last, who: [...others, ...who] };
  } else rows.push({ kind: 'event', key: `${number}`, what: kind, who });
}
