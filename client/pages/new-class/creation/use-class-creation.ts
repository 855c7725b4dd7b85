/** Runs the creation of a class for the page: its progress, its problem, and the teacher key that a server may demand. */
import { useRef, useState } from 'preact/hooks';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { navigate } from '#client/base/navigation.ts';
import { storeTeacherKey } from '#client/classroom/teacher-key.ts';
import { addSamplePicture, openClassroom, startActivity, uploadPicture } from '#client/net/http/class-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { redrawPicture } from '#client/ui/picture/read-picture.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { pagePath } from '#shared/protocol/paths.ts';
import type { MissingPart } from '../material.ts';
import { ClassCreation, type CreationRequest, type CreationStep } from './class-creation.ts';
import type { NumberedCard } from './refused-cards.ts';

/** The key in this tab's storage of the teacher key that was typed. */
const STORAGE_NAME = 'teacherKey';

export interface OpenClassOptions {
  /** Null while something is missing or wrong. */
  readonly request: Omit<CreationRequest, 'teacherKey'> | null;
  readonly missing: MissingPart | null;
  /** The cards on the contact sheet that is sent, in its order. */
  readonly photoCards: readonly NumberedCard[];
  /** The class whose next activity is started; null: a new class is opened. */
  readonly existingClass: ClassroomId | null;
}

export interface ClassCreationState {
  /** Null while nothing is under way. */
  readonly progress: CreationStep | null;
  readonly problem: RequestErrorCode | 'cancelled' | 'no-picture-yet' | null;
  /** The cards that the problem is about; none: the problem is of no card. */
  readonly refusedCards: readonly NumberedCard[];
  readonly teacherKey: string;
  readonly setTeacherKey: (key: string) => void;
  /** The server demands a teacher key. */
  readonly isKeyRequested: boolean;
  /** The server has refused the typed key. */
  readonly isKeyWrong: boolean;
  readonly open: () => Promise<void>;
  readonly cancel: () => void;
}

export function useClassCreation({
  request,
  missing,
  photoCards,
  existingClass,
}: OpenClassOptions): ClassCreationState {
  const [creation] = useState(
    () =>
      new ClassCreation({
        openClassroom: existingClass === null ? openClassroom : existingClassroom(existingClass),
        uploadPicture,
        addSamplePicture,
        redrawPicture,
        startActivity,
      }),
  );
  const [progress, setProgress] = useState<CreationStep | null>(null);
  const [problem, setProblem] = useState<ClassCreationState['problem']>(null);
  const [refusedCards, setRefusedCards] = useState<readonly NumberedCard[]>([]);
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
      if (existingClass === null) storeTeacherKey(outcome.classroom.id, outcome.classroom.key);
      navigate(pagePath('teacher', outcome.classroom.id));
      return;
    }
    if (outcome.why === 'key-needed') {
      setKeyRequested(true);
      setIsKeyTried(key !== null);
    }
    // As they were when they were sent: the teacher may have moved them meanwhile.
    setRefusedCards((outcome.cards ?? []).flatMap((place) => photoCards[place] ?? []));
    setProblem(outcome.why);
  }

  return {
    progress,
    problem,
    refusedCards,
    teacherKey,
    setTeacherKey,
    isKeyRequested,
    isKeyWrong: problem === 'key-needed' && isKeyTried,
    open,
    cancel: () => abortController.current?.abort(),
  };
}

/** In place of `openClassroom` for a class that is open already. */
function existingClassroom(id: ClassroomId): typeof openClassroom {
  return async () => ({ ok: true, id, code: '', key: '' });
}
