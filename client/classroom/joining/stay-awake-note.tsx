/** On the computer that runs the server: a sentence that it must not fall asleep, until the teacher has noted it. */
import { useState } from 'preact/hooks';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { Button } from '#client/ui/controls/button.tsx';

const STORED = 'stay-awake-noted';

export function StayAwakeNote() {
  const say = teacherWords.value;
  const [isNoted, setNoted] = useState(() => readStored(STORED) !== null);
  if (isNoted || !isServedHere(location.hostname)) return null;
  const note = () => {
    writeStored(STORED, '1');
    setNoted(true);
  };
  return (
    <div class="stay-awake">
      <span class="hint">{say.stayAwake}</span>
      <Button kind="quiet" onClick={note}>
        {say.addressNoted}
      </Button>
    </div>
  );
}

/** Whether an address of a page is that of the computer which shows it. @param hostname as `location` has it */
export function isServedHere(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
