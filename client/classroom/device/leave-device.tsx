/** The button with which a teacher leaves this device to whoever uses it next. */
import { LogOut } from 'lucide';
import { useState } from 'preact/hooks';
import { isSomethingLost } from '#client/base/leave-question.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { leaveDevice } from './left-device.ts';
import './leave-device.css';

/** @param isQuiet beside what matters more */
export function LeaveDevice({ isQuiet = false }: { readonly isQuiet?: boolean }) {
  const say = deviceWords.value;
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);

  async function leave(): Promise<void> {
    const ask = () => confirm(sharedWords.peek().leaveUnsent);
    if (isSomethingLost() && !ask()) return;
    const reply = await leaveDevice(ask);
    if (reply !== null && !reply.ok) setErrorCode(reply.code);
  }

  return (
    <div class="leave-device">
      <Button kind={isQuiet ? 'quiet' : 'plain'} icon={LogOut} onClick={() => void leave()}>
        {say.leave}
      </Button>
      <p class="hint">{say.leaveHint}</p>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </div>
  );
}
