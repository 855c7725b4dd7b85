/** The rows of the message list: a head for each day, consecutive messages of one person under one name, a run of joins and leaves merged. */
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

type EventRow = Extract<ListRow, { kind: 'event' }>;

/** Joins and leaves in a run are one row of each: a student stands where they were last. */
function addEventRow(rows: ListRow[], { kind, number, from }: MessageView): void {
  const event: EventRow = { kind: 'event', key: `${number}`, what: kind, who: from === null ? [] : [from] };
  if (!isJoinOrLeave(event)) {
    rows.push(event);
    return;
  }
  // A removed seat has no name to show.
  if (from === null) return;
  const run: EventRow[] = [];
  for (let last = rows.at(-1); last !== undefined && isJoinOrLeave(last); last = rows.at(-1)) {
    rows.pop();
    run.unshift({ ...last, who: last.who.filter(({ seat }) => seat !== from.seat) });
  }
  const own = run.find(({ what }) => what === kind);
  const merged =
    own === undefined ? [...run, event] : run.map((row) => (row === own ? { ...own, who: [...own.who, from] } : row));
  rows.push(...merged.filter(({ who }) => who.length > 0));
}

function isJoinOrLeave(row: ListRow): row is EventRow {
  return row.kind === 'event' && (row.what === 'joined' || row.what === 'left');
}
