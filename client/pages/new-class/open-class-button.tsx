/** The button that opens the class, and how far that is. */
import { DoorOpen, X } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { navigate } from '#client/base/navigation.ts';
import { storeTeacherKey } from '#client/classroom/teacher-key.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { addSamplePicture, openClassroom, startActivity, uploadPicture } from '#client/net/http/class-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { ClassCreation, type CreationRequest, type CreationStep } from './class-creation.ts';

interface OpenClassButtonProps {
  /** Null: something is missing. */
  readonly request: Omit<CreationRequest, 'teacherKey'> | null;
  readonly missing: 'picture' | null;
  /** The class that is open already. */
  readonly existingClass?: ClassroomId;
}

/** The teacher key that this tab was told. */
const STORAGE_NAME = 'teacherKey';

export function OpenClassButton({ request, missing, existingClass }: OpenClassButtonProps) {
  const say = newClassWords.value;
  const [creation] = useState(
    () =>
      new ClassCreation({
        openClassroom: existingClass === undefined ? openClassroom : existingClassroom(existingClass),
        uploadPicture,
        addSamplePicture,
        startActivity,
      }),
  );
  const [progress, setProgress] = useState<CreationStep | null>(null);
  const [problem, setProblem] = useState<RequestErrorCode | 'cancelled' | 'no-picture-yet' | null>(null);
  const [teacherKey, setTeacherKey] = useState(() => readStored(STORAGE_NAME, 'sessionStorage') ?? '');
  const [isKeyRequested, setKeyRequested] = useState(false);
  const [isKeyTried, setIsKeyTried] = useState(false);
  const abortController = useRef<AbortController | null>(null);

  async function open(): Promise<void> {
    if (request === null) {
      if (missing !== null) setProblem('no-picture-yet');
      return;
    }
    const controller = new AbortController();
    abortController.current = controller;
    setProblem(null);
    const key = teacherKey.trim() === '' ? null : teacherKey.trim();
    const outcome = await creation.run({ ...request, teacherKey: key }, setProgress, controller.signal);
    setProgress(null);
    if (outcome.ok) {
      if (key !== null) writeStored(STORAGE_NAME, key, 'sessionStorage');
      if (existingClass === undefined) storeTeacherKey(outcome.classroom.id, outcome.classroom.key);
      navigate(`/teach/${outcome.classroom.id}`);
      return;
    }
    if (outcome.why === 'key-needed') {
      setKeyRequested(true);
      setIsKeyTried(key !== null);
    }
    setProblem(outcome.why);
  }

  if (progress !== null)
    return <CreationProgress progress={progress} onCancel={() => abortController.current?.abort()} />;
  return (
    <form
      class="open stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {isKeyRequested && (
        <Field
          label={say.teacherKey}
          hint={say.teacherKeyHint}
          isSecret
          error={
            problem === 'key-needed' && isKeyTried ? (id) => <ErrorLine id={id} text={say.teacherKeyWrong} /> : null
          }
          autoComplete="current-password"
          value={teacherKey}
          onInput={({ currentTarget: { value } }) => setTeacherKey(value)}
        />
      )}
      {problem === 'cancelled' ? (
        <p class="hint" role="status">
          {say.cancelled}
        </p>
      ) : problem === 'no-picture-yet' ? (
        missing !== null && <ErrorLine text={say.pictureMissing} />
      ) : (
        problem !== null && !(problem === 'key-needed' && isKeyTried) && <ErrorLine code={problem} />
      )}
      <Button kind="primary" type="submit" icon={DoorOpen} aria-disabled={request === null}>
        {existingClass === undefined ? say.open : controlsWords.value.nextActivity}
      </Button>
    </form>
  );
}

/** It is open: nothing is to be opened. */
function existingClassroom(id: ClassroomId): typeof openClassroom {
  return async () => ({ ok: true, id, code: '', key: '' });
}

function CreationProgress({ progress, onCancel }: { readonly progress: CreationStep; readonly onCancel: () => void }) {
  const say = newClassWords.value;
  return (
    <div class="open stack">
      <p>{sentenceOf(progress)}</p>
      <progress class="meter" aria-label={say.openingClass} max={1} {...shareOf(progress)} />
      <Button icon={X} onClick={onCancel}>
        {say.cancel}
      </Button>
    </div>
  );
}

function sentenceOf(progress: CreationStep): string {
  const say = newClassWords.value;
  switch (progress.at) {
    case 'opening':
      return say.openingClass;
    case 'uploading':
      return progress.share < 1 ? say.uploading(Math.floor(progress.share * 100)) : say.preparingPicture;
    case 'cutting':
      return say.cuttingPieces;
  }
}

/** How far it is; nothing where that is not known. */
function shareOf(progress: CreationStep): { readonly value?: number } {
  return progress.at === 'uploading' && progress.share < 1 ? { value: progress.share } : {};
}
