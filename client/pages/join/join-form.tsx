/** The way into a class: its code, a password where there is one, and who one is. */
import { ArrowRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { navigate } from '#client/base/navigation.ts';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { language } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { joinClass, leaveSeat, previewClass } from '#client/net/http/class-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import { CODE_DIGITS_MIN, NAME_LENGTH_MAX, REJOIN_LENGTH } from '#shared/limits.ts';
import { CodeField } from './code-field.tsx';
import { NicknamePicker, SeatPicker } from './identity-picker.tsx';
import {
  asSomeoneElse,
  backToCode,
  type JoinFlow,
  type JoinProblem,
  type JoinStep,
  joinRequest,
  type LinkSecrets,
  nextStep,
  type OpenClass,
  previewReceived,
  previewRequest,
  rejoinCodeFrom,
  requestRefused,
  startJoin,
  startOpenJoin,
  toRejoinStep,
  toWhoStep,
} from './join-flow.ts';

/** A class that was chosen from the list; open: it needs no code. */
export interface ChosenClass extends OpenClass {
  readonly open: boolean;
}

interface JoinFormProps {
  readonly linkCode: string | null;
  readonly secrets: LinkSecrets;
  readonly chosen: ChosenClass | null;
}

export function JoinForm({ linkCode, secrets, chosen }: JoinFormProps) {
  const say = joinWords.value;
  const [flow, setFlow] = useState(() => startJoin(linkCode, secrets));
  const { step, pendingRequest, problem, preview } = flow;
  const field = useRef<HTMLInputElement>(null);
  const change = (changes: Partial<JoinFlow>) => setFlow({ ...flow, ...changes, problem: null });

  useEffect(() => {
    if (step !== 'code') field.current?.focus();
  }, [step]);
  useEffect(() => {
    if (chosen !== null) setFlow((previous) => (chosen.open ? startOpenJoin(chosen) : backToCode(previous)));
  }, [chosen]);
  useEffect(() => {
    if (pendingRequest !== null) void sendRequest(flow, setFlow);
  }, [pendingRequest]);

  function submit(event: Event): void {
    event.preventDefault();
    if (pendingRequest === null) setFlow(nextStep(flow));
  }

  async function releaseSeat(): Promise<void> {
    if (preview === null) return;
    const reply = await leaveSeat(preview.id);
    setFlow((previous) => (reply.ok ? asSomeoneElse(previous) : requestRefused(previous, reply.code)));
  }

  /** What is wrong, at the step that can mend it. */
  function errorAt(at: JoinStep): ((id: string) => ComponentChildren) | null {
    return problem === null || step !== at ? null : (id) => <JoinErrorLine id={id} problem={problem} />;
  }

  const isKnown = step === 'known' && preview?.you?.role === 'student';
  return (
    <form class="panel join stack" onSubmit={submit} noValidate aria-busy={pendingRequest !== null}>
      <h1>{say.join}</h1>
      {step === 'code' ? (
        <CodeField
          key={chosen?.classroom}
          label={say.code}
          hint={chosen === null || chosen.open ? say.codeHint : say.codeFor(chosen.title)}
          error={errorAt('code')}
          code={flow.code}
          onCode={(code) => change({ code })}
        />
      ) : (
        <ChosenClassBar flow={flow} onBack={() => setFlow(backToCode(flow))} />
      )}
      {step === 'password' && (
        <Field
          key="password"
          field={field}
          label={say.password}
          hint={say.passwordHint}
          error={errorAt('password')}
          isSecret
          autoComplete="off"
          enterKeyHint="next"
          value={flow.password}
          onInput={({ currentTarget: { value } }) => change({ password: value })}
        />
      )}
      {isKnown && preview.you?.role === 'student' && (
        <p class="are-you">
          <SeatMark {...preview.you} />
          <b dir="auto">{say.isThisYou(preview.you.name)}</b>
        </p>
      )}
      {step === 'who' && preview?.naming === 'typed' && (
        <Field
          key="name"
          field={field}
          label={say.name}
          hint={say.nameHint}
          error={errorAt('who')}
          autoComplete="off"
          enterKeyHint="go"
          maxLength={NAME_LENGTH_MAX * 2}
          value={flow.name}
          onInput={({ currentTarget: { value } }) => change({ name: value })}
        />
      )}
      {step === 'who' && preview !== null && preview.choices.length > 0 && (
        <SeatPicker
          preview={preview}
          chosen={flow.chosenNumber}
          onChoose={(chosenNumber) => change({ chosenNumber })}
        />
      )}
      {step === 'who' && preview?.naming === 'nicknames' && (
        <NicknamePicker
          offers={preview.offers}
          offerIndex={flow.offerIndex}
          onNext={(offerIndex) => change({ offerIndex })}
        />
      )}
      {step === 'who' && preview !== null && preview.naming !== 'typed' && <p class="hint">{say.teacherSees}</p>}
      {step === 'rejoin' && (
        <Field
          key="rejoin"
          field={field}
          class="rejoin-field"
          label={say.rejoin}
          hint={say.rejoinHint}
          error={errorAt('rejoin')}
          autoComplete="off"
          enterKeyHint="go"
          value={flow.rejoinCode}
          onInput={({ currentTarget }) => {
            currentTarget.value = rejoinCodeFrom(currentTarget.value);
            change({ rejoinCode: currentTarget.value });
          }}
        />
      )}
      <div class="join-end">
        {problem !== null && (isKnown || (step === 'who' && preview?.naming !== 'typed')) && (
          <JoinErrorLine problem={problem} />
        )}
        {isKnown ? (
          <>
            <a class="button join-go" data-kind="primary" href={`/class/${preview.id}`}>
              {say.confirmResume}
            </a>
            <Button onClick={() => void releaseSeat()}>{say.someoneElse}</Button>
          </>
        ) : (
          <Button
            class="button join-go"
            kind="primary"
            type="submit"
            icon={ArrowRight}
            aria-disabled={pendingRequest !== null}
          >
            {pendingRequest !== null ? say.goingIn : step === 'code' || step === 'password' ? say.next : say.goIn}
          </Button>
        )}
      </div>
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

/** Asks the server what is to be asked now. What it answers counts only for what was asked. */
async function sendRequest(flow: JoinFlow, setFlow: (change: (current: JoinFlow) => JoinFlow) => void): Promise<void> {
  const applyIfCurrent = (change: (current: JoinFlow) => JoinFlow) =>
    setFlow((current) =>
      current.pendingRequest === flow.pendingRequest && current.code === flow.code ? change(current) : current,
    );
  if (flow.pendingRequest === 'preview') {
    const reply = await previewClass(previewRequest(flow, language.peek()));
    if (reply.ok && reply.you?.role === 'teacher') location.assign(`/teach/${reply.id}`);
    else
      applyIfCurrent((current) => (reply.ok ? previewReceived(current, reply) : requestRefused(current, reply.code)));
    return;
  }
  const reply = await joinClass(joinRequest(flow));
  if (reply.ok) navigate(`/class/${reply.id}`);
  else applyIfCurrent((current) => requestRefused(current, reply.code));
}

/** Which class it is going to be, and the way back. */
function ChosenClassBar({ flow: { code, openClass, preview }, onBack }: { flow: JoinFlow; onBack: () => void }) {
  const say = joinWords.value;
  const title = preview?.title ?? openClass?.title ?? '';
  return (
    <div class="chosen-class">
      <b dir="auto">{title === '' ? (openClass === null ? formatCode(code) : sharedWords.value.untitled) : title}</b>
      <Button kind="quiet" onClick={onBack}>
        {openClass === null ? say.changeCode : say.otherClass}
      </Button>
    </div>
  );
}

function JoinErrorLine({ id, problem }: { readonly id?: string; readonly problem: JoinProblem }) {
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
