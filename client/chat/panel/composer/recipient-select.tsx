/** The recipient of the next message: everybody, or the private thread of one student and the teachers. */
import { useId } from 'preact/hooks';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import type { ChatView } from '#shared/protocol/views/chat-view.ts';

export function RecipientSelect({ model, view }: { readonly model: ChatModel; readonly view: ChatView | null }) {
  const say = chatWords.value;
  const id = useId();
  if (view === null) return null;
  const students = view.forTeachers?.seats ?? [];
  if (view.you === null && students.length === 0) return null;
  // Where only the teacher writes to everybody, a student has nothing to choose.
  if (view.you !== null && view.voice === 'teacher') return <p class="hint">{say.privateToTeacher}</p>;
  const chosen = model.recipient.value;
  const options =
    view.you === null ? students.map(({ seat, name }) => ({ seat, name })) : [{ seat: view.you, name: say.toTeacher }];
  return (
    <div class="chat-to">
      <label for={id}>{say.recipient}</label>
      <select
        id={id}
        class="select"
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => {
          model.recipient.value = value === '' ? null : Number(value);
        }}
      >
        <option value="">{say.toEverybody}</option>
        {options.map(({ seat, name }) => (
          <option key={seat} value={seat} translate={false}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
