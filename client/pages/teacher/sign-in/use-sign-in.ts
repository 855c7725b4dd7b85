/**
 * How this browser becomes the class's teacher: by the key of the link that opened the page, or by the key that it stores when its
 * session is lost. A link asks first how long the device stays a teacher's.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { currentUrl, navigate } from '#client/base/navigation.ts';
import { forgetTeacherKey, keyFromFragment, storedTeacherKey, storeTeacherKey } from '#client/classroom/teacher-key.ts';
import { proveTeacher } from '#client/net/http/class-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { TeacherStay } from '#shared/protocol/http/request-bodies.ts';
import { pagePath } from '#shared/protocol/paths.ts';

interface Attempt {
  readonly key: string;
  readonly stay: TeacherStay;
}

type Step =
  | { readonly at: 'asking' | 'done' }
  | { readonly at: 'pending'; readonly attempt: Attempt }
  | { readonly at: 'refused'; readonly attempt: Attempt; readonly code: RequestErrorCode };

export interface SignIn {
  readonly step: Step;
  readonly choose: (stay: 'now' | 'keep') => void;
  readonly tryAgain: () => void;
  /** The class has refused this browser: it comes back by the key that it stores. */
  readonly comeBack: (why: ErrorCode) => void;
}

/** Refusals of a browser that has no session of the class, or one of an earlier key. */
const LOST: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['not-member', 'link-replaced']);
/** After these the stored key opens nothing. */
const WORTHLESS: ReadonlySet<RequestErrorCode> = new Set<RequestErrorCode>(['not-teacher', 'device-ended']);

export function useSignIn(classroom: ClassroomId): SignIn {
  const [linkKey] = useState(() => keyFromFragment(currentUrl.value.hash));
  const [step, setStep] = useState(() => firstStep(classroom, linkKey));
  // Once: a browser that drops the cookie is refused each time.
  const hasComeBack = useRef(false);
  useEffect(() => {
    if (linkKey !== null) navigate(pagePath('teacher', classroom), 'replace');
  }, [classroom, linkKey]);
  const attempt = step.at === 'pending' ? step.attempt : null;
  useEffect(() => {
    if (attempt === null) return;
    void proveTeacher(classroom, attempt.key, attempt.stay).then((reply) => {
      if (reply.ok && attempt.stay !== 'now') storeTeacherKey(classroom, attempt.key);
      else if (reply.ok || isWorthless(classroom, attempt, reply.code)) forgetTeacherKey(classroom);
      setStep(reply.ok ? { at: 'done' } : { at: 'refused', attempt, code: causeOf(attempt, reply.code) });
    });
  }, [classroom, attempt]);
  return {
    step,
    choose: (stay) => {
      if (linkKey !== null) setStep({ at: 'pending', attempt: { key: linkKey, stay } });
    },
    tryAgain: () => {
      if (step.at === 'refused') setStep({ at: 'pending', attempt: { ...step.attempt } });
    },
    comeBack: (why) => {
      const key = storedTeacherKey(classroom);
      if (key === null || !LOST.has(why) || hasComeBack.current) return;
      hasComeBack.current = true;
      setStep({ at: 'pending', attempt: { key, stay: 'return' } });
    },
  };
}

/** A device that stores the link's key has been asked before. */
function firstStep(classroom: ClassroomId, linkKey: string | null): Step {
  if (linkKey === null) return { at: 'done' };
  if (linkKey === storedTeacherKey(classroom)) return { at: 'pending', attempt: { key: linkKey, stay: 'keep' } };
  return { at: 'asking' };
}

/** A stored key was the class's once: where it is no more, the link was replaced. */
function causeOf({ stay }: Attempt, code: RequestErrorCode): RequestErrorCode {
  return stay === 'return' && code === 'not-teacher' ? 'link-replaced' : code;
}

function isWorthless(classroom: ClassroomId, { key }: Attempt, code: RequestErrorCode): boolean {
  return WORTHLESS.has(code) && storedTeacherKey(classroom) === key;
}
