/** The form by which a student joins a class, one step at a time. */
import { Lazy } from '#client/app/lazy.tsx';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { CodeField } from './code-field.tsx';
import { JoinEnd } from './join-end.tsx';
import { errorAt } from './join-error-line.tsx';
import { answerBefore, backToCode, type JoinFlow, toRejoinStep, toWhoStep } from './join-flow.ts';
import { type JoinFormProps, useJoinFlow } from './use-join-flow.ts';

const loadSteps = () => import('./join-steps.tsx').then(({ JoinSteps }) => JoinSteps);
const loadBefore = () => import('./was-here.tsx').then(({ WasHere }) => WasHere);

export function JoinForm(props: JoinFormProps) {
  const { chosen, codeDigits, isStranger, takesFocus } = props;
  const say = joinWords.value;
  const state = useJoinFlow(props);
  const { flow, setFlow, change } = state;
  const { step } = flow;
  return (
    <form
      class="panel join stack"
      onSubmit={(event) => {
        event.preventDefault();
        state.submit();
      }}
      noValidate
      aria-busy={flow.pendingRequest !== null}
    >
      {isStranger && step === 'code' ? (
        <div role="alert">
          <h1>{say.stranger}</h1>
        </div>
      ) : (
        <h1>{say.join}</h1>
      )}
      {step === 'code' ? (
        <CodeField
          key={chosen?.classroom}
          takesFocus={takesFocus}
          label={say.code}
          hint={
            chosen !== null && !chosen.open ? say.codeFor(chosen.title) : isStranger ? say.strangerHint : say.codeHint
          }
          error={errorAt('code', flow, codeDigits)}
          code={flow.code}
          onCode={(code) => change({ code })}
        />
      ) : (
        <ChosenClassBar flow={flow} onBack={() => setFlow(backToCode(flow))} />
      )}
      {(step === 'password' || step === 'who' || step === 'rejoin') && (
        <Lazy load={loadSteps} props={{ flow, onChange: change }} />
      )}
      {step === 'before' ? (
        <Lazy
          load={loadBefore}
          props={{ flow, onAnswer: (returning: boolean) => setFlow(answerBefore(flow, returning)) }}
        />
      ) : (
        <JoinEnd flow={flow} onSomeoneElse={state.releaseSeat} />
      )}
      {step === 'who' && (
        <Button kind="quiet" onClick={() => setFlow(toRejoinStep(flow))}>
          {say.haveRejoin}
        </Button>
      )}
      {step === 'rejoin' && (
        <Button kind="quiet" onClick={() => setFlow(toWhoStep(flow))}>
          {sharedWords.value.back}
        </Button>
      )}
    </form>
  );
}

/** The class to join, with the button that returns to the code. */
function ChosenClassBar({ flow: { code, openClass, preview }, onBack }: { flow: JoinFlow; onBack: () => void }) {
  const say = joinWords.value;
  // The list's title distinguishes classes that have none of their own.
  const title = openClass?.title ?? preview?.title;
  return (
    <div class="chosen-class">
      <span>
        {!title && `${say.code} `}
        <b dir="auto" translate={Boolean(title)}>
          {title || formatCode(code)}
        </b>
      </span>
      <Button kind="quiet" onClick={onBack}>
        {openClass === null ? say.changeCode : say.otherClass}
      </Button>
    </div>
  );
}
