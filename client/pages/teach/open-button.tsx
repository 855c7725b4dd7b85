/** The button that opens the class, and how far that is. */
import { DoorOpen, X } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { Trouble } from '../../i18n/words/errors.ts';
import { leadWords } from '../../i18n/words/lead.ts';
import { teachWords } from '../../i18n/words/teach.ts';
import { keep, kept } from '../../kept.ts';
import { openClassroom, startActivity, takeSample, uploadPicture } from '../../net/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { TroubleLine } from '../../ui/controls/trouble.tsx';
import { go } from '../address.ts';
import { keepKey } from '../teacher/links/key.ts';
import { Opening, type Progress, type Wish } from './opening.ts';

interface OpenButtonProps {
  /** Null: something is missing. */
  readonly ready: Omit<Wish, 'teacherKey'> | null;
  readonly lacks: 'picture' | null;
  /** The class that is open already. */
  readonly into?: ClassroomId;
}

/** The teacher key that this tab was told. */
const TEACHER_KEY = 'teacherKey';

export function OpenButton({ ready, lacks, into }: OpenButtonProps) {
  const say = teachWords.value;
  const [opening] = useState(
    () =>
      new Opening({
        openClassroom: into === undefined ? openClassroom : already(into),
        uploadPicture,
        takeSample,
        startActivity,
      }),
  );
  const [progress, setProgress] = useState<Progress | null>(null);
  const [why, setWhy] = useState<Trouble | 'cancelled' | 'no-picture-yet' | null>(null);
  const [teacherKey, setTeacherKey] = useState(() => kept(TEACHER_KEY, 'sessionStorage') ?? '');
  const [asksKey, setAsksKey] = useState(false);
  const [isKeyTried, setIsKeyTried] = useState(false);
  const cancelling = useRef<AbortController | null>(null);

  async function open(): Promise<void> {
    if (ready === null) {
      if (lacks !== null) setWhy('no-picture-yet');
      return;
    }
    const controller = new AbortController();
    cancelling.current = controller;
    setWhy(null);
    const key = teacherKey.trim() === '' ? null : teacherKey.trim();
    const outcome = await opening.run({ ...ready, teacherKey: key }, setProgress, controller.signal);
    setProgress(null);
    if (outcome.ok) {
      if (key !== null) keep(TEACHER_KEY, key, 'sessionStorage');
      if (into === undefined) keepKey(outcome.classroom.id, outcome.classroom.key);
      go(`/teach/${outcome.classroom.id}`);
      return;
    }
    if (outcome.why === 'key-needed') {
      setAsksKey(true);
      setIsKeyTried(key !== null);
    }
    setWhy(outcome.why);
  }

  if (progress !== null) return <Going progress={progress} onCancel={() => cancelling.current?.abort()} />;
  return (
    <form
      class="open stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {asksKey && (
        <Field
          label={say.key}
          hint={say.keyHint}
          isSecret
          trouble={why === 'key-needed' && isKeyTried ? (id) => <TroubleLine id={id} says={say.keyWrong} /> : null}
          autoComplete="current-password"
          value={teacherKey}
          onInput={({ currentTarget: { value } }) => setTeacherKey(value)}
        />
      )}
      {why === 'cancelled' ? (
        <p class="hint" role="status">
          {say.cancelled}
        </p>
      ) : why === 'no-picture-yet' ? (
        lacks !== null && <TroubleLine says={say.needPicture} />
      ) : (
        why !== null && !(why === 'key-needed' && isKeyTried) && <TroubleLine code={why} />
      )}
      <Button kind="primary" type="submit" icon={DoorOpen} aria-disabled={ready === null}>
        {into === undefined ? say.open : leadWords.value.nextActivity}
      </Button>
    </form>
  );
}

/** It is open: nothing is to be opened. */
function already(id: ClassroomId): typeof openClassroom {
  return async () => ({ ok: true, id, code: '', key: '' });
}

function Going({ progress, onCancel }: { readonly progress: Progress; readonly onCancel: () => void }) {
  const say = teachWords.value;
  return (
    <div class="open stack">
      <p>{sentenceOf(progress)}</p>
      <progress class="meter" aria-label={say.opening} max={1} {...shareOf(progress)} />
      <Button icon={X} onClick={onCancel}>
        {say.cancel}
      </Button>
    </div>
  );
}

function sentenceOf(progress: Progress): string {
  const say = teachWords.value;
  switch (progress.at) {
    case 'opening':
      return say.opening;
    case 'uploading':
      return progress.share < 1 ? say.uploading(Math.floor(progress.share * 100)) : say.reading;
    case 'cutting':
      return say.cutting;
  }
}

/** How far it is; nothing where that is not known. */
function shareOf(progress: Progress): { readonly value?: number } {
  return progress.at === 'uploading' && progress.share < 1 ? { value: progress.share } : {};
}
