/** The end of the join form: the button that continues, or for a known browser the question whose seat it is. */
import { ArrowRight } from 'lucide';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import { pagePath } from '#shared/protocol/paths.ts';
import { isClassRefusal, isFieldProblem, JoinErrorLine } from './join-error-line.tsx';
import type { JoinFlow } from './join-flow.ts';

interface JoinEndProps {
  readonly flow: JoinFlow;
  readonly onSomeoneElse: () => Promise<void>;
}

export function JoinEnd({ flow: { step, preview, problem, pendingRequest }, onSomeoneElse }: JoinEndProps) {
  const say = joinWords.value;
  const you = step === 'known' && preview?.you?.role === 'student' ? preview.you : null;
  const hasNoField = you !== null || (step === 'who' && preview?.naming !== 'typed');
  // Nothing here can be corrected: the page asks no more than that they try again once the teacher has changed something.
  const isRefused = isClassRefusal(problem);
  return (
    <>
      {you !== null && (
        <p class="are-you">
          <SeatMark {...you} />
          <b dir="auto">{say.isThisYou(you.name)}</b>
        </p>
      )}
      <div class="join-end">
        {problem !== null && (hasNoField || !isFieldProblem(problem)) && (
          <div class={isRefused ? 'join-refusal' : undefined}>
            <JoinErrorLine problem={problem} />
          </div>
        )}
        {you !== null && preview !== null ? (
          <>
            <a class="button join-go" data-kind="primary" href={pagePath('student', preview.id)}>
              {say.confirmResume}
            </a>
            <Button onClick={() => void onSomeoneElse()}>{say.someoneElse}</Button>
          </>
        ) : (
          <Button
            class="button join-go"
            {...(isRefused ? {} : { icon: ArrowRight, kind: 'primary' as const })}
            type="submit"
            aria-disabled={pendingRequest !== null}
          >
            {pendingRequest !== null
              ? say.joining
              : isRefused
                ? sharedWords.value.tryAgain
                : step === 'code' || step === 'password'
                  ? say.next
                  : say.goIn}
          </Button>
        )}
      </div>
    </>
  );
}
