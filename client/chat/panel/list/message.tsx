/** One message, its own person's at the right; and one line of what happened in the class. Text is text: nothing in it is ever read as anything else. */
import { Ellipsis, Flag, Hourglass, Lock } from 'lucide';
import type { MessageView } from '../../../../shared/protocol/chat/events.ts';
import { language } from '../../../i18n/language.ts';
import { chatWords } from '../../../i18n/words/chat.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { NameChip } from '../../../ui/seat-mark.tsx';
import { type ChatRoom, nameOf } from '../../talk/room.ts';
import { exactTime, timeOf } from '../when.ts';
import { Acts } from './acts.tsx';
import type { Line } from './lines.ts';
import { Picture } from './picture.tsx';

interface SaidProps {
  readonly room: ChatRoom;
  readonly message: MessageView;
  /** Of those of one person that stand together. */
  readonly isFirst: boolean;
  readonly isOwn: boolean;
  /** Whoever reads it is. */
  readonly isTeacher: boolean;
  /** What can be done with it is unfolded. */
  readonly isChosen: boolean;
  readonly onChoose: (number: number) => void;
}

/**
 * There may be thousands of them: each is drawn anew only when what it is given has changed. So what it is given stays the
 * same while nothing has, and of signals it reads only its words: those see to it.
 */
export function Said({ room, message, isFirst, isOwn, isTeacher, isChosen, onChoose }: SaidProps) {
  const say = chatWords.value;
  const { number, from, by, line, text, picture, state, reports, at } = message;
  return (
    <li class="chat-message" data-own={isOwn} data-line={line !== null} data-by={by}>
      {isFirst && (
        <p class="chat-by">
          {from !== null ? <NameChip {...from} /> : <b class="chip">{nameOf(message)}</b>}
          {by === 'teacher' && !isOwn && <span class="unseen"> </span>}
          <time dateTime={new Date(at).toISOString()} title={exactTime(at, language.value)}>
            {timeOf(at, language.value)}
          </time>
        </p>
      )}
      <div class="chat-row">
        <div class="chat-bubble" title={exactTime(at, language.value)}>
          {line !== null && (
            <p class="chat-mark">
              <Icon of={Lock} />
              {isTeacher ? say.withStudent(line.name) : say.betweenUs}
            </p>
          )}
          {picture !== null && <Picture room={room} message={message} picture={picture} />}
          {text !== '' && (
            <p class="chat-text" dir="auto">
              {text}
            </p>
          )}
          {state === 'waiting' && (
            <p class="chat-mark">
              <Icon of={Hourglass} />
              {isTeacher ? say.waitingHere : say.waiting}
            </p>
          )}
          {reports > 0 && (
            <p class="chat-mark" data-tone="attention">
              <Icon of={Flag} />
              {say.reports(reports)}
            </p>
          )}
        </div>
        {(isTeacher || !isOwn) && (
          <Button
            kind="quiet"
            class="button chat-more"
            icon={Ellipsis}
            label={say.acts(nameOf(message))}
            aria-expanded={isChosen}
            onClick={() => onChoose(number)}
          />
        )}
      </div>
      {(isChosen || (isTeacher && state === 'waiting')) && (
        <Acts room={room} message={message} onDone={() => onChoose(number)} />
      )}
    </li>
  );
}

/** Names that stand in one line; the others are counted. */
const NAMES_MAX = 3;

export function Happened({ line: { what, who } }: { readonly line: Extract<Line, { kind: 'happened' }> }) {
  const say = chatWords.value;
  const names = who
    .slice(0, NAMES_MAX)
    .map(({ name }) => name)
    .join(', ');
  const more = Math.max(0, who.length - NAMES_MAX);
  const texts: Partial<Record<MessageView['kind'], string>> = {
    came: say.came(names, more),
    left: say.left(names, more),
    solved: names === '' ? say.solvedTogether : say.solved(names),
    paused: say.paused,
    resumed: say.resumed,
  };
  return <li class="chat-happened">{texts[what]}</li>;
}
