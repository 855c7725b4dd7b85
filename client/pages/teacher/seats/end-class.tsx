/** Ends a class for good. Nothing brings it back, so it is asked once. */
import { Trash2 } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import type { Trouble } from '../../../i18n/words/errors.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import { removeClassroom } from '../../../net/teaching.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';

export function EndClass({ classroom }: { readonly classroom: ClassroomId }) {
  const say = teacherWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState<Trouble | null>(null);

  async function end(): Promise<void> {
    const reply = await removeClassroom(classroom);
    if (reply.ok) location.assign('/teach');
    else setWhy(reply.code);
  }

  return (
    <>
      <Button kind="danger" icon={Trash2} onClick={() => dialog.current?.showModal()}>
        {say.deleteClass}
      </Button>
      <dialog ref={dialog} aria-labelledby="delete-class">
        <div class="stack">
          <h2 id="delete-class">{say.deleteAsk}</h2>
          <p>{say.deleteWhat}</p>
          {why !== null && <TroubleLine code={why} />}
          <Button onClick={() => dialog.current?.close()}>{say.keepClass}</Button>
          <Button kind="danger" icon={Trash2} onClick={() => void end()}>
            {say.deleteClass}
          </Button>
        </div>
      </dialog>
    </>
  );
}
