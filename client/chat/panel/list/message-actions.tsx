/** The actions on a message: a teacher moderates it, a student reports it. */
import { Check, Flag, ListCheck, MicOff, Pin, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { approveMessage, changeChatSettings, removeMessage, reportMessage } from '#client/chat/session/chat-api.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { FoundWordView, MessageView } from '#shared/protocol/views/chat-view.ts';

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
  const { number, from, thread: privateThread, state, found } = message;
  const { view } = model.state.value;

  function run(request: Promise<Reply<NoResult>>, onSuccess: () => void, isGone = false): void {
    void request.then((reply) => {
      setErrorCode(reply.ok ? null : reply.code);
      if (!reply.ok) return;
      // The pressed button disappears: the focus moves on within the chat.
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
        {/* The button stays after the report: it may have the keyboard focus. */}
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
      {state === 'waiting' && found !== null && (
        <AllowButton word={found} onAllow={(form) => run(allowAndApprove(classroom, number, form), () => undefined)} />
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

interface AllowButtonProps {
  readonly word: FoundWordView;
  readonly onAllow: (form: string) => void;
}

function AllowButton({ word: { written, form }, onAllow }: AllowButtonProps) {
  return (
    <Button icon={ListCheck} onClick={() => onAllow(form)}>
      {chatWords.value.allowWord(written)}
    </Button>
  );
}

/** The form may be written in this class from now on, and the message that waits for it is shown. */
async function allowAndApprove(classroom: ClassroomId, number: number, form: string): Promise<Reply<NoResult>> {
  const allowed = await changeChatSettings(classroom, { allow: { form, allowed: true } });
  return allowed.ok ? approveMessage(classroom, number) : allowed;
}
