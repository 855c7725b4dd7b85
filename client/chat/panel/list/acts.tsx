/** What may be done with one message: a teacher keeps the chat in order, a student tells the teacher. */
import { Check, Flag, MicOff, Pin, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { MessageView } from '../../../../shared/protocol/chat/events.ts';
import type { Done } from '../../../../shared/protocol/events.ts';
import { chatWords } from '../../../i18n/words/chat.ts';
import type { Trouble } from '../../../i18n/words/errors.ts';
import type { Reply } from '../../../net/api.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { approveMessage, removeMessage, reportMessage, setChat } from '../../talk/acts.ts';
import type { ChatRoom } from '../../talk/room.ts';

interface ActsProps {
  readonly room: ChatRoom;
  readonly message: MessageView;
  readonly onDone: () => void;
}

export function Acts({ room, message, onDone }: ActsProps) {
  const say = chatWords.value;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isReported, setReported] = useState(false);
  const { classroom } = room;
  const { number, from, line, state } = message;
  const { view } = room.state.value;

  function act(deed: Promise<Reply<Done>>, then: () => void, isGone = false): void {
    void deed.then((reply) => {
      setTrouble(reply.ok ? null : reply.code);
      if (!reply.ok) return;
      // What was pressed goes away: whoever stands there is led on, not out of the chat.
      const pressed = document.activeElement;
      const own = pressed?.closest('.chat-acts') ?? null;
      const next = own?.closest('.chat-message')?.querySelector<HTMLElement>('.chat-more') ?? null;
      if (own !== null && view?.forTeachers != null) (isGone ? own.closest<HTMLElement>('.chat-list') : next)?.focus();
      then();
    });
  }

  if (view?.forTeachers == null)
    return (
      <div class="chat-acts">
        {/* It stays where it is: whoever pressed it by a key stands there. */}
        <Button
          icon={Flag}
          aria-disabled={isReported}
          onClick={() => isReported || act(reportMessage(classroom, number), () => setReported(true))}
        >
          {say.report}
        </Button>
        <p class="hint" role="status">
          {isReported ? say.reported : ''}
        </p>
        {trouble !== null && <TroubleLine code={trouble} />}
      </div>
    );
  const isMuted = view.forTeachers.seats.find(({ seat }) => seat === from?.seat)?.muted === true;
  return (
    <div class="chat-acts">
      {state === 'waiting' && (
        <Button kind="primary" icon={Check} onClick={() => act(approveMessage(classroom, number), () => undefined)}>
          {say.approve}
        </Button>
      )}
      {state === 'shown' && line === null && (
        <Button icon={Pin} onClick={() => act(setChat(classroom, { pinned: number }), onDone)}>
          {say.pin}
        </Button>
      )}
      {from !== null && (
        <Button
          icon={MicOff}
          onClick={() => act(setChat(classroom, { mute: { seat: from.seat, muted: !isMuted } }), onDone)}
        >
          {isMuted ? say.unmute(from.name) : say.mute(from.name)}
        </Button>
      )}
      <Button kind="danger" icon={Trash2} onClick={() => act(removeMessage(classroom, number), () => undefined, true)}>
        {say.remove}
      </Button>
      {trouble !== null && <TroubleLine code={trouble} />}
    </div>
  );
}
