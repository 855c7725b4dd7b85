/** To whom the next message goes: everybody, or the line between one student and the teachers. */
import { useId } from 'preact/hooks';
import type { ChatView } from '../../../../shared/protocol/chat/events.ts';
import { chatWords } from '../../../i18n/words/chat.ts';
import type { ChatRoom } from '../../talk/room.ts';

export function To({ room, view }: { readonly room: ChatRoom; readonly view: ChatView | null }) {
  const say = chatWords.value;
  const id = useId();
  if (view === null) return null;
  const students = view.forTeachers?.seats ?? [];
  if (view.you === null && students.length === 0) return null;
  // Where only the teacher writes to everybody, a student has nothing to choose.
  if (view.you !== null && view.voice === 'teacher') return <p class="hint">{say.betweenUs}</p>;
  const chosen = room.to.value;
  const options =
    view.you === null ? students.map(({ seat, name }) => ({ seat, name })) : [{ seat: view.you, name: say.toTeacher }];
  return (
    <div class="chat-to">
      <label for={id}>{say.to}</label>
      <select
        id={id}
        class="select"
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => {
          room.to.value = value === '' ? null : Number(value);
        }}
      >
        <option value="">{say.toAll}</option>
        {options.map(({ seat, name }) => (
          <option key={seat} value={seat}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
