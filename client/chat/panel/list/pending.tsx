/** A message of this page that does not stand in the chat yet: on its way, or refused and to be written anew. */
import { PencilLine, Trash2 } from 'lucide';
import { chatWords } from '../../../i18n/words/chat.ts';
import { newsWords } from '../../../i18n/words/news.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import type { ChatRoom } from '../../talk/room.ts';
import type { Pending } from '../../talk/talk.ts';

export function Waiting({ room, pending }: { readonly room: ChatRoom; readonly pending: Pending }) {
  const say = chatWords.value;
  const { counter, text, file, to, refused, share } = pending;

  function again(): void {
    room.text.value = text;
    room.file.value = file;
    room.to.value = to;
    room.talk.drop(counter);
  }

  return (
    <li class="chat-message" data-own="true" data-pending="true">
      <div class="chat-row">
        <div class="chat-bubble">
          {text !== '' && (
            <p class="chat-text" dir="auto">
              {text}
            </p>
          )}
          {file !== null && <p class="chat-mark">{newsWords.value.picture}</p>}
          {refused === null && file !== null ? (
            <progress class="meter" max={1} value={share} aria-label={say.sending} />
          ) : (
            refused === null && <p class="chat-mark">{say.sending}</p>
          )}
        </div>
      </div>
      {refused !== null && (
        <div class="chat-acts">
          <TroubleLine code={refused} />
          <Button icon={PencilLine} onClick={again}>
            {say.again}
          </Button>
          <Button icon={Trash2} onClick={() => room.talk.drop(counter)}>
            {say.dismiss}
          </Button>
        </div>
      )}
    </li>
  );
}
