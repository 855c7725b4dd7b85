/** One message, the reader's own at the right; and one event of the class. Message text is shown as plain text, never as markup. */
import { Ellipsis, Flag, Hourglass, Lock } from 'lucide';
import { exactTime } from '#client/chat/panel/date-format.ts';
import { type ChatModel, senderName } from '#client/chat/session/chat-model.ts';
import { language } from '#client/i18n/language.ts';
import { timeOfDay } from '#client/i18n/time-of-day.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';
import type { ListRow } from './list-rows.ts';
import { MessageActions } from './message-actions.tsx';
import { MessagePicture } from './message-picture.tsx';

interface MessageRowProps {
  readonly model: ChatModel;
  readonly message: MessageView;
  /** The first of consecutive messages of one person. */
  readonly isFirst: boolean;
  readonly isOwn: boolean;
  /** The reader is a teacher. */
  readonly isTeacher: boolean;
  /** Its actions are open. */
  readonly isChosen: boolean;
  readonly onChoose: (number: number) => void;
}

/**
 * There may be thousands of rows: a row renders again only when one of its props has changed. Signals skip the others,
 * because the row reads no signal but its words. So the props must be stable.
 */
export function MessageRow({ model, message, isFirst, isOwn, isTeacher, isChosen, onChoose }: MessageRowProps) {
  const say = chatWords.value;
  const { number, from, by, thread: privateThread, text, picture, state, found, reports, at } = message;
  return (
    <li class="chat-message" data-own={isOwn} data-private={privateThread !== null} data-by={by}>
      {isFirst && (
        <p class="chat-by">
          {from !== null ? <NameChip {...from} /> : <b class="chip">{senderName(message)}</b>}
          {by === 'teacher' && !isOwn && <span class="unseen"> </span>}
          <time dateTime={new Date(at).toISOString()} title={exactTime(at, language.value)}>
            {timeOfDay(at, language.value)}
          </time>
        </p>
      )}
      <div class="chat-row">
        <div class="chat-bubble" title={exactTime(at, language.value)}>
          {privateThread !== null && (
            <p class="chat-mark">
              <Icon icon={Lock} />
              {isTeacher ? say.privateWithStudent(privateThread.name) : say.privateToTeacher}
            </p>
          )}
          {picture !== null && <MessagePicture model={model} message={message} picture={picture} />}
          {text !== '' && (
            <p class="chat-text" dir="auto">
              {text}
            </p>
          )}
          {state === 'waiting' && (
            <p class="chat-mark">
              <Icon icon={Hourglass} />
              {!isTeacher
                ? say.awaitingApproval
                : found === null
                  ? say.awaitingYourApproval
                  : say.awaitingForWord(found.written)}
            </p>
          )}
          {reports > 0 && (
            <p class="chat-mark" data-tone="attention">
              <Icon icon={Flag} />
              {say.reports(reports)}
            </p>
          )}
        </div>
        {(isTeacher || !isOwn) && (
          <Button
            kind="quiet"
            class="button chat-more"
            icon={Ellipsis}
            label={say.messageActions(senderName(message))}
            aria-expanded={isChosen}
            onClick={() => onChoose(number)}
          />
        )}
      </div>
      {(isChosen || (isTeacher && state === 'waiting')) && (
        <MessageActions model={model} message={message} onDone={() => onChoose(number)} />
      )}
    </li>
  );
}

/** Names in one line; further ones are counted. */
const NAMES_MAX = 3;

export function EventRow({ row: { what, who } }: { readonly row: Extract<ListRow, { kind: 'event' }> }) {
  const say = chatWords.value;
  const names = who
    .slice(0, NAMES_MAX)
    .map(({ name }) => name)
    .join(', ');
  const more = Math.max(0, who.length - NAMES_MAX);
  const texts: Partial<Record<MessageView['kind'], string>> = {
    joined: say.joined(names, more),
    left: say.left(names, more),
    solved: names === '' ? say.solvedTogether : say.solved(names),
    paused: say.paused,
    resumed: say.resumed,
  };
  return <li class="chat-event">{texts[what]}</li>;
}
