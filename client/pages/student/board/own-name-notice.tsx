/** Tells a student that the own name waits for the teacher, and later that it was allowed or changed: each until the student has noted it. */
import { useEffect, useState } from 'preact/hooks';
import { readStored, removeStored, writeStored } from '#client/base/browser-storage.ts';
import { ownNameWords } from '#client/i18n/words/student/own-name-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import './own-name-notice.css';

/** What the browser remembers of a name that waits: it, and whether the student has noted that. */
const WAITS = 'waits ';
const NOTED = 'noted ';

interface OwnNameNoticeProps {
  readonly classroom: ClassroomId;
  readonly name: string;
  /** What others see while the name waits; '' once the teacher has decided. */
  readonly shownName?: string;
}

export function OwnNameNotice({ classroom, name, shownName = '' }: OwnNameNoticeProps) {
  const isWaiting = shownName !== '';
  const key = `own-name.${classroom}`;
  const [stored, setStored] = useState(() => readStored(key) ?? '');
  const store = (value: string) => {
    if (value === '') removeStored(key);
    else writeStored(key, value);
    setStored(value);
  };
  useEffect(() => {
    if (isWaiting && stored !== NOTED + name) store(WAITS + name);
  }, [isWaiting, name]);
  const say = ownNameWords.value;
  let sentence: string | null = null;
  if (isWaiting) sentence = stored === NOTED + name ? null : say.waits(name, shownName);
  else if (stored !== '') sentence = stored.slice(NOTED.length) === name ? say.allowed(name) : say.changed(name);
  return (
    <div class="own-name" role="status">
      {sentence !== null && (
        <p>
          <span>{sentence}</span>
          <Button onClick={() => store(isWaiting ? NOTED + name : '')}>{say.noted}</Button>
        </p>
      )}
    </div>
  );
}
