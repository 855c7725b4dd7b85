/** The error message of a join, shown at the step that can correct it. */
import type { ComponentChildren } from 'preact';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { CODE_DIGITS_MIN, REJOIN_LENGTH } from '#shared/limits.ts';
import type { JoinFlow, JoinProblem, JoinStep } from './join-flow.ts';

/** The error of a step's field; null when there is none, or when it belongs to another step. */
export function errorAt(at: JoinStep, { step, problem }: JoinFlow): ((id: string) => ComponentChildren) | null {
  return problem === null || step !== at ? null : (id) => <JoinErrorLine id={id} problem={problem} />;
}

export function JoinErrorLine({ id, problem }: { readonly id?: string; readonly problem: JoinProblem }) {
  const say = joinWords.value;
  const named = id === undefined ? {} : { id };
  switch (problem) {
    case 'short':
      return <ErrorLine {...named} text={say.codeTooShort(CODE_DIGITS_MIN)} />;
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
