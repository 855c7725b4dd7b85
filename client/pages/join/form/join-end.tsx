/** The end of the join form: the button that continues, or for a known browser the question whose seat it is. */
import { ArrowRight } from 'lucide';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import { pagePath } from '#shared/protocol/paths.ts';
import { JoinErrorLine } from './join-error-line.tsx';
import type { JoinFlow } from './join-flow.ts';

interface JoinEndProps {
  readonly flow: JoinFlow;
  readonly onSomeoneElse: () => Promise<void>;
}

export function JoinEnd({ flow: { step, preview, problem, pendingRequest }, onSomeoneElse }: JoinEndProps) {
  const say = joinWords.value;
  const you = step === 'known' && preview?.you?.role === 'student' ? preview.you : null;
  const hasNoField = you !== null || (step === 'who' && preview?.naming !== 'typed');
  return (
    <>
      {you !== null && (
        <p class="are-you">
          <SeatMark {...you} />
          <b dir="auto">{say.isThisYou(you.name)}</b>
        </p>
      )}
      <div class="join-end">
        {problem !== null && hasNoField && <JoinErrorLine problem={problem} />}
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
            kind="primary"
            type="submit"
            icon={ArrowRight}
            aria-disabled={pendingRequest !== null}
          >
            {pendingRequest !== null ? say.joining : step === 'code' || step === 'password' ? say.next : say.goIn}
          </Button>
        )}
      </div>
    </>
  );
}
