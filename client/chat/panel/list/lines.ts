/** Messages as lines of a list: under days, neighbours of one person within five minutes together, comings and goings in one. */
import type { MessageView, SeatView } from '../../../../shared/protocol/chat/events.ts';

/** Messages of one person that stand so close together share one head. Milliseconds. */
const TOGETHER_MS = 5 * 60_000;

export type Line =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'said'; readonly key: string; readonly message: MessageView; readonly isFirst: boolean }
  | {
      readonly kind: 'happened';
      readonly key: string;
      readonly what: MessageView['kind'];
      readonly who: readonly SeatView[];
    };

/** @param dayOf what tells one day from another, in the reader's place */
export function linesOf(messages: readonly MessageView[], dayOf: (at: number) => string): Line[] {
  const lines: Line[] = [];
  let day = '';
  let before: MessageView | null = null;
  for (const message of messages) {
    const today = dayOf(message.at);
    if (today !== day) {
      day = today;
      before = null;
      lines.push({ kind: 'day', key: `day ${today}`, at: message.at });
    }
    if (message.kind === 'said') {
      lines.push({
        kind: 'said',
        key: `${message.number}`,
        message,
        isFirst: before === null || !belong(before, message),
      });
    } else happened(lines, message);
    before = message;
  }
  return lines;
}

function belong(one: MessageView, next: MessageView): boolean {
  return (
    one.kind === 'said' &&
    one.by === next.by &&
    one.from?.seat === next.from?.seat &&
    one.line?.seat === next.line?.seat &&
    next.at - one.at < TOGETHER_MS
  );
}

function happened(lines: Line[], { kind, number, from }: MessageView): void {
  const last = lines.at(-1);
  const who = from === null ? [] : [from];
  const isComing = kind === 'came' || kind === 'left';
  // Somebody whose seat is gone came and went without a name.
  if (isComing && from === null) return;
  if (isComing && last?.kind === 'happened' && last.what === kind) {
    const others = last.who.filter(({ seat }) => seat !== from?.seat);
    lines[lines.length - 1] = { ...last, who: [...others, ...who] };
  } else lines.push({ kind: 'happened', key: `${number}`, what: kind, who });
}
