/** The messages, the newest at the bottom; older ones load as the reader scrolls up. */
import { ArrowDown } from 'lucide';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { dayKey, dayName } from '#client/chat/panel/date-format.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { language } from '#client/i18n/language.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { type ListRow, listRows } from './list-rows.ts';
import { EventRow, MessageRow } from './message-row.tsx';
import { PendingMessageRow } from './pending-message.tsx';
import { useListScroll } from './use-list-scroll.ts';

export function MessageList({ model }: { readonly model: ChatModel }) {
  const say = chatWords.value;
  const { view, messages, pending, isLoaded, hasOlder } = model.state.value;
  const scroller = useRef<HTMLElement>(null);
  const loadOlder = () => void model.session.loadOlder();
  const scroll = useListScroll(scroller, { messages, pending, hasOlder, onNearBeginning: loadOlder });
  const [chosen, choose] = useState<number | null>(null);
  const toggle = useCallback((number: number) => choose((before) => (before === number ? null : number)), []);
  const rows = useMemo(() => listRows(messages, dayKey), [messages]);
  const context = { model, isTeacher: view?.you === null, chosen, onChoose: toggle };
  return (
    <div class="chat-body">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a wheel it scrolls by keys. */}
      <section class="chat-list" ref={scroller} onScroll={scroll.onScroll} aria-label={say.messages} tabIndex={0}>
        {hasOlder && (
          <Button kind="quiet" onClick={loadOlder}>
            {say.older}
          </Button>
        )}
        {!isLoaded && <p class="chat-empty">{sharedWords.value.loading}</p>}
        {isLoaded && messages.length + pending.length === 0 && <p class="chat-empty">{say.empty}</p>}
        <ol>
          {rows.map((row) => renderRow(row, context))}
          {pending.map((each) => (
            <PendingMessageRow key={`pending ${each.counter}`} model={model} pending={each} />
          ))}
        </ol>
      </section>
      {scroll.newBelow > 0 && (
        <Button class="button chat-below" icon={ArrowDown} onClick={scroll.scrollToEnd}>
          {say.newBelow(scroll.newBelow)}
        </Button>
      )}
    </div>
  );
}

interface RowContext {
  readonly model: ChatModel;
  readonly isTeacher: boolean;
  /** The message whose actions are open. */
  readonly chosen: number | null;
  readonly onChoose: (number: number) => void;
}

/** Not a component: there may be thousands of rows, and only `MessageRow` skips what has not changed. */
function renderRow(row: ListRow, { model, isTeacher, chosen, onChoose }: RowContext) {
  switch (row.kind) {
    case 'day':
      return (
        <li key={row.key} class="chat-day">
          <span>{dayName(row.at, language.value)}</span>
        </li>
      );
    case 'event':
      return <EventRow key={row.key} row={row} />;
    case 'message':
      return (
        <MessageRow
          key={row.key}
          model={model}
          message={row.message}
          isFirst={row.isFirst}
          isOwn={model.isOwn(row.message)}
          isTeacher={isTeacher}
          isChosen={chosen === row.message.number}
          onChoose={onChoose}
        />
      );
  }
}
