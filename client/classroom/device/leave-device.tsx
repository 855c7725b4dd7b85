/** The button with which a teacher leaves this device to whoever uses it next, and the dialog that says what that means. */
import { LogOut } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { isSomethingLost } from '#client/base/leave-question.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Dialog, DialogActions, openDialog } from '#client/ui/surfaces/dialog.tsx';
import { leaveDevice } from './left-device.ts';

/** @param isQuiet beside what matters more */
export function LeaveDevice({ isQuiet = false }: { readonly isQuiet?: boolean }) {
  const say = deviceWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);

  async function leave(): Promise<void> {
    const ask = () => confirm(sharedWords.peek().leaveUnsent);
    if (isSomethingLost() && !ask()) return;
    const reply = await leaveDevice(ask);
    if (reply !== null && !reply.ok) setErrorCode(reply.code);
  }

  return (
    <>
      <Button kind={isQuiet ? 'quiet' : 'plain'} icon={LogOut} onClick={() => openDialog(dialog.current)}>
        {say.leave}
      </Button>
      <Dialog dialog={dialog} title={say.leaveQuestion} onClose={() => setErrorCode(null)}>
        <p>{say.leaveConsequence}</p>
        {errorCode !== null && <ErrorLine code={errorCode} />}
        <DialogActions>
          <Button onClick={() => dialog.current?.close()}>{say.leaveCancel}</Button>
          <Button kind="primary" icon={LogOut} onClick={() => void leave()}>
            {say.leaveNow}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
