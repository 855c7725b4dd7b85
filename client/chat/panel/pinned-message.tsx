/** The message that the teacher has pinned above the others. */
import { Pin, X } from 'lucide';
import { changeChatSettings } from '#client/chat/session/chat-api.ts';
import { announcementOf } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';

interface PinnedMessageProps {
  readonly classroom: ClassroomId;
  readonly message: MessageView;
  readonly isTeacher: boolean;
}

export function PinnedMessage({ classroom, message, isTeacher }: PinnedMessageProps) {
  const say = chatWords.value;
  return (
    <div class="chat-pin">
      <Icon icon={Pin} />
      <p dir="auto">
        <span class="unseen">{say.pinned}: </span>
        {announcementOf(message)}
      </p>
      {isTeacher && (
        <Button
          kind="quiet"
          icon={X}
          label={say.unpin}
          onClick={() => void changeChatSettings(classroom, { pinned: null })}
        />
      )}
    </div>
  );
}
