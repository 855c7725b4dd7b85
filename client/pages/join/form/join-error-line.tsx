/** The error message of a join, shown at the step that can correct it. */
import type { ComponentChildren } from 'preact';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { CODE_DIGITS_MIN, REJOIN_LENGTH } from '#shared/limits.ts';
import type { CodeDigits, JoinFlow, JoinProblem, JoinStep } from './join-flow.ts';

/** Problems that what stands in a step's field can mend. All others are the class's, the server's or the network's. */
const FIELD_PROBLEMS: ReadonlySet<JoinProblem> = new Set<JoinProblem>([
  'short',
  'nameless',
  'rejoin-short',
  'too-fast',
  'no-class',
  'wrong-password',
  'wrong-rejoin',
  'wrong-card',
  'name-empty',
  'name-long',
  'name-signs',
  'name-teacher',
  'taken',
]);

/** Refusals that nothing on this page can mend: the teacher can. */
const CLASS_REFUSALS: ReadonlySet<JoinProblem> = new Set<JoinProblem>([
  'full',
  'locked',
  'finished',
  'removed-for-good',
  'cookie-needed',
]);

export function isFieldProblem(problem: JoinProblem): boolean {
  return FIELD_PROBLEMS.has(problem);
}

export function isClassRefusal(problem: JoinProblem | null): boolean {
  return problem !== null && CLASS_REFUSALS.has(problem);
}

/** The error of a step's field; null when there is none, or when it belongs to another step or to no field. */
export function errorAt(
  at: JoinStep,
  { step, problem }: JoinFlow,
  codeDigits?: CodeDigits,
): ((id: string) => ComponentChildren) | null {
  return problem === null || step !== at || !isFieldProblem(problem)
    ? null
    : (id) => <JoinErrorLine id={id} problem={problem} codeDigits={codeDigits} />;
}

interface JoinErrorLineProps {
  readonly id?: string;
  readonly problem: JoinProblem;
  readonly codeDigits?: CodeDigits | undefined;
}

export function JoinErrorLine({ id, problem, codeDigits = [CODE_DIGITS_MIN, CODE_DIGITS_MIN] }: JoinErrorLineProps) {
  const say = joinWords.value;
  const named = id === undefined ? {} : { id };
  switch (problem) {
    case 'short':
      return <ErrorLine {...named} text={say.codeTooShort(codeDigits[0])} />;
    case 'nameless':
      return <ErrorLine {...named} text={say.nameMissing} />;
    case 'rejoin-short':
      return <ErrorLine {...named} text={say.rejoinTooShort(REJOIN_LENGTH)} />;
    case 'too-fast':
      return <ErrorLine {...named} text={say.tooManyTries} />;
    default:
      return <ErrorLine {...named} code={problem} />;
  }
}
