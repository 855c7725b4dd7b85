/** What was said, the newest below: it stays at the end while somebody reads there, and where it is while older ones are loaded. */
import { ArrowDown } from 'lucide';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { language } from '../../../i18n/language.ts';
import { chatWords } from '../../../i18n/words/chat.ts';
import { words } from '../../../i18n/words/shared.ts';
import { Button } from '../../../ui/controls/button.tsx';
import type { ChatRoom } from '../../talk/room.ts';
import { dayName, dayOf } from '../when.ts';
import { linesOf } from './lines.ts';
import { Happened, Said } from './message.tsx';
import { Waiting } from './pending.tsx';

/** So near to the end counts as at the end; so near to the beginning loads what is older. Pixels. */
const AT_END_PX = 48;
const NEAR_BEGINNING_PX = 400;

export function MessageList({ room }: { readonly room: ChatRoom }) {
  const say = chatWords.value;
  const { view, messages, pending, isLoaded, hasOlder } = room.state.value;
  const scroller = useRef<HTMLElement>(null);
  /** Where the reader is: at the end, or so many pixels above the content's end. */
  const place = useRef({ isAtEnd: true, fromEnd: 0, first: 0, last: 0 });
  const [below, setBelow] = useState(0);
  const [chosen, choose] = useState<number | null>(null);
  const toggle = useCallback((number: number) => choose((before) => (before === number ? null : number)), []);
  const lines = useMemo(() => linesOf(messages, dayOf), [messages]);
  const first = messages[0]?.number ?? 0;
  const last = messages.at(-1)?.number ?? 0;

  function look(): void {
    const list = scroller.current;
    if (list === null) return;
    const fromEnd = list.scrollHeight - list.scrollTop;
    place.current.fromEnd = fromEnd;
    place.current.isAtEnd = fromEnd - list.clientHeight < AT_END_PX;
    if (place.current.isAtEnd) setBelow(0);
    if (list.scrollTop < NEAR_BEGINNING_PX && hasOlder) void room.talk.loadOlder();
  }

  function toEnd(): void {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }

  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const before = place.current;
    // What came above pushes nothing: the distance to the end stays.
    if (before.first !== 0 && first < before.first) list.scrollTop = list.scrollHeight - before.fromEnd;
    else if (before.isAtEnd) list.scrollTop = list.scrollHeight;
    else if (last > before.last && before.last !== 0)
      setBelow(
        (count) => count + messages.filter(({ number, kind }) => number > before.last && kind === 'said').length,
      );
    place.current = { ...place.current, first, last, fromEnd: list.scrollHeight - list.scrollTop };
    // A window taller than the page: there is more to show at once.
    if (hasOlder && list.scrollHeight <= list.clientHeight + NEAR_BEGINNING_PX) void room.talk.loadOlder();
  }, [messages, pending]);

  // What is written grows, a keyboard comes up: whoever read at the end still does.
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const sizes = new ResizeObserver(() => {
      if (place.current.isAtEnd) list.scrollTop = list.scrollHeight;
    });
    sizes.observe(list);
    return () => sizes.disconnect();
  }, []);

  return (
    <div class="chat-body">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it by keys. */}
      <section class="chat-list" ref={scroller} onScroll={look} aria-label={say.messages} tabIndex={0}>
        {hasOlder && (
          <Button kind="quiet" onClick={() => void room.talk.loadOlder()}>
            {say.older}
          </Button>
        )}
        {!isLoaded && <p class="chat-empty">{words.value.loading}</p>}
        {isLoaded && messages.length + pending.length === 0 && <p class="chat-empty">{say.empty}</p>}
        <ol>
          {lines.map((line) => {
            if (line.kind === 'day')
              return (
                <li key={line.key} class="chat-day">
                  <span>{dayName(line.at, language.value)}</span>
                </li>
              );
            if (line.kind === 'happened') return <Happened key={line.key} line={line} />;
            const { key, message, isFirst } = line;
            return (
              <Said
                key={key}
                room={room}
                message={message}
                isFirst={isFirst}
                isOwn={room.isOwn(message)}
                isTeacher={view?.you === null}
                isChosen={chosen === message.number}
                onChoose={toggle}
              />
            );
          })}
          {pending.map((each) => (
            <Waiting key={`pending ${each.counter}`} room={room} pending={each} />
          ))}
        </ol>
      </section>
      {below > 0 && (
        <Button class="button chat-below" icon={ArrowDown} onClick={toEnd}>
          {say.newBelow(below)}
        </Button>
      )}
    </div>
  );
}
