/** What may be done with one message: a teacher keeps the chat in order, a student tells the teacher. */
import { Check, Flag, MicOff, Pin, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { approveMessage, changeChatSettings, removeMessage, reportMessage } from '#client/chat/session/chat-api.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';

interface MessageActionsProps {
  readonly model: ChatModel;
  readonly message: MessageView;
  readonly onDone: () => void;
}

export function MessageActions({ model, message, onDone }: MessageActionsProps) {
  const say = chatWords.value;
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);
  const [isReported, setReported] = useState(false);
  const { classroom } = model;
  const { number, from, thread: privateThread, state } = message;
  const { view } = model.state.value;

  function run(request: Promise<Reply<NoResult>>, onSuccess: () => void, isGone = false): void {
    void request.then((reply) => {
      setErrorCode(reply.ok ? null : reply.code);
      if (!reply.ok) return;
      // What was pressed goes away: whoever stands there is led on, not out of the chat.
      const pressed = document.activeElement;
      const actions = pressed?.closest('.chat-actions') ?? null;
      const next = actions?.closest('.chat-message')?.querySelector<HTMLElement>('.chat-more') ?? null;
      if (actions !== null && view?.forTeachers != null)
        (isGone ? actions.closest<HTMLElement>('.chat-list') : next)?.focus();
      onSuccess();
    });
  }

  if (view?.forTeachers == null)
    return (
      <div class="chat-actions">
        {/* It stays where it is: whoever pressed it by a key stands there. */}
        <Button
          icon={Flag}
          aria-disabled={isReported}
          onClick={() => isReported || run(reportMessage(classroom, number), () => setReported(true))}
        >
          {say.report}
        </Button>
        <p class="hint" role="status">
          {isReported ? say.reported : ''}
        </p>
        {errorCode !== null && <ErrorLine code={errorCode} />}
      </div>
    );
  const isMuted = view.forTeachers.seats.find(({ seat }) => seat === from?.seat)?.muted === true;
  return (
    <div class="chat-actions">
      {state === 'waiting' && (
        <Button kind="primary" icon={Check} onClick={() => run(approveMessage(classroom, number), () => undefined)}>
          {say.approve}
        </Button>
      )}
      {state === 'shown' && privateThread === null && (
        <Button icon={Pin} onClick={() => run(changeChatSettings(classroom, { pinned: number }), onDone)}>
          {say.pin}
        </Button>
      )}
      {from !== null && (
        <Button
          icon={MicOff}
          onClick={() => run(changeChatSettings(classroom, { mute: { seat: from.seat, muted: !isMuted } }), onDone)}
        >
          {isMuted ? say.unmute(from.name) : say.mute(from.name)}
        </Button>
      )}
      <Button kind="danger" icon={Trash2} onClick={() => run(removeMessage(classroom, number), () => undefined, true)}>
        {say.remove}
      </Button>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </div>
  );
}
