/** What was said, the newest below: it stays at the end while somebody reads there, and where it is while older ones are loaded. */
import { ArrowDown } from 'lucide';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dayKey, dayName } from '#client/chat/panel/date-format.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { language } from '#client/i18n/language.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { listRows } from './list-rows.ts';
import { EventRow, MessageRow } from './message-row.tsx';
import { PendingMessageRow } from './pending-message.tsx';

/** So near to the end counts as at the end; so near to the beginning loads what is older. Pixels. */
const AT_END_PX = 48;
const NEAR_BEGINNING_PX = 400;

export function MessageList({ model }: { readonly model: ChatModel }) {
  const say = chatWords.value;
  const { view, messages, pending, isLoaded, hasOlder } = model.state.value;
  const scroller = useRef<HTMLElement>(null);
  /** Where the reader is: at the end, or so many pixels above the content's end. */
  const anchor = useRef({ isAtEnd: true, fromEnd: 0, first: 0, last: 0 });
  const [newBelow, setNewBelow] = useState(0);
  const [chosen, choose] = useState<number | null>(null);
  const toggle = useCallback((number: number) => choose((before) => (before === number ? null : number)), []);
  const rows = useMemo(() => listRows(messages, dayKey), [messages]);
  const first = messages[0]?.number ?? 0;
  const last = messages.at(-1)?.number ?? 0;

  function onScroll(): void {
    const list = scroller.current;
    if (list === null) return;
    const fromEnd = list.scrollHeight - list.scrollTop;
    anchor.current.fromEnd = fromEnd;
    anchor.current.isAtEnd = fromEnd - list.clientHeight < AT_END_PX;
    if (anchor.current.isAtEnd) setNewBelow(0);
    if (list.scrollTop < NEAR_BEGINNING_PX && hasOlder) void model.session.loadOlder();
  }

  function toEnd(): void {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }

  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const before = anchor.current;
    // What came above pushes nothing: the distance to the end stays.
    if (before.first !== 0 && first < before.first) list.scrollTop = list.scrollHeight - before.fromEnd;
    else if (before.isAtEnd) list.scrollTop = list.scrollHeight;
    else if (last > before.last && before.last !== 0)
      setNewBelow(
        (count) => count + messages.filter(({ number, kind }) => number > before.last && kind === 'posted').length,
      );
    anchor.current = { ...anchor.current, first, last, fromEnd: list.scrollHeight - list.scrollTop };
    // A window taller than the page: there is more to show at once.
    if (hasOlder && list.scrollHeight <= list.clientHeight + NEAR_BEGINNING_PX) void model.session.loadOlder();
  }, [messages, pending]);

  // What is written grows, a keyboard comes up: whoever read at the end still does.
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const sizes = new ResizeObserver(() => {
      if (anchor.current.isAtEnd) list.scrollTop = list.scrollHeight;
    });
    sizes.observe(list);
    return () => sizes.disconnect();
  }, []);

  return (
    <div class="chat-body">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it by keys. */}
      <section class="chat-list" ref={scroller} onScroll={onScroll} aria-label={say.messages} tabIndex={0}>
        {hasOlder && (
          <Button kind="quiet" onClick={() => void model.session.loadOlder()}>
            {say.older}
          </Button>
        )}
        {!isLoaded && <p class="chat-empty">{sharedWords.value.loading}</p>}
        {isLoaded && messages.length + pending.length === 0 && <p class="chat-empty">{say.empty}</p>}
        <ol>
          {rows.map((row) => {
            if (row.kind === 'day')
              return (
                <li key={row.key} class="chat-day">
                  <span>{dayName(row.at, language.value)}</span>
                </li>
              );
            if (row.kind === 'event') return <EventRow key={row.key} row={row} />;
            const { key, message, isFirst } = row;
            return (
              <MessageRow
                key={key}
                model={model}
                message={message}
                isFirst={isFirst}
                isOwn={model.isOwn(message)}
                isTeacher={view?.you === null}
                isChosen={chosen === message.number}
                onChoose={toggle}
              />
            );
          })}
          {pending.map((each) => (
            <PendingMessageRow key={`pending ${each.counter}`} model={model} pending={each} />
          ))}
        </ol>
      </section>
      {newBelow > 0 && (
        <Button class="button chat-below" icon={ArrowDown} onClick={toEnd}>
          {say.newBelow(newBelow)}
        </Button>
      )}
    </div>
  );
}
