/** Deletes a class. It cannot be undone, so a dialog asks for confirmation. */
import { Trash2 } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { forgetTeacherKey } from '#client/classroom/teacher-key.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { removeClassroom } from '#client/net/http/teacher-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Dialog, DialogActions, openDialog } from '#client/ui/surfaces/dialog.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE } from '#shared/protocol/paths.ts';

interface DeleteClassProps {
  readonly classroom: ClassroomId;
  readonly title: string;
}

export function DeleteClass({ classroom, title }: DeleteClassProps) {
  const say = teacherWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);

  async function deleteClass(): Promise<void> {
    const reply = await removeClassroom(classroom);
    if (reply.ok) {
      forgetTeacherKey(classroom);
      location.assign(PAGE.newClass);
    } else setErrorCode(reply.code);
  }

  return (
    <>
      <Button kind="danger" icon={Trash2} onClick={() => openDialog(dialog.current)}>
        {say.deleteClass}
      </Button>
      <Dialog dialog={dialog} title={say.deleteQuestion(title)}>
        <p>{say.deleteConsequence}</p>
        {errorCode !== null && <ErrorLine code={errorCode} />}
        <DialogActions>
          <Button onClick={() => dialog.current?.close()}>{say.deleteCancel}</Button>
          <Button kind="danger" icon={Trash2} onClick={() => void deleteClass()}>
            {say.deleteClass}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
