/** The way into a class: its code, a password where there is one, and who one is. */
import { ArrowRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CODE_DIGITS_MIN, NAME_LENGTH_MAX, REJOIN_LENGTH } from '../../../shared/limits.ts';
import { language } from '../../i18n/language.ts';
import { doorWords } from '../../i18n/words/door.ts';
import { words } from '../../i18n/words/shared.ts';
import { join, leave, look } from '../../net/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { TroubleLine } from '../../ui/controls/trouble.tsx';
import { SeatMark } from '../../ui/seat-mark.tsx';
import { go } from '../address.ts';
import { spaced } from './code.ts';
import { CodeField } from './code-field.tsx';
import {
  askedFor,
  back,
  begin,
  beginOpen,
  type Entering,
  looked,
  lookFor,
  next,
  type Obstacle,
  type OpenDoor,
  refused,
  rejoinOf,
  type Secrets,
  type Step,
  someoneElse,
  toRejoin,
  toWho,
} from './entering.ts';
import { Spin, Tap } from './who.tsx';

/** A class that was chosen from the list; open: it needs no code. */
export interface Chosen extends OpenDoor {
  readonly open: boolean;
}

interface JoinFormProps {
  readonly linked: string | null;
  readonly secrets: Secrets;
  readonly chosen: Chosen | null;
}

export function JoinForm({ linked, secrets, chosen }: JoinFormProps) {
  const say = doorWords.value;
  const [entering, setEntering] = useState(() => begin(linked, secrets));
  const { step, asks, obstacle, look: seen } = entering;
  const field = useRef<HTMLInputElement>(null);
  const change = (changes: Partial<Entering>) => setEntering({ ...entering, ...changes, obstacle: null });

  useEffect(() => {
    if (step !== 'code') field.current?.focus();
  }, [step]);
  useEffect(() => {
    if (chosen !== null) setEntering((before) => (chosen.open ? beginOpen(chosen) : back(before)));
  }, [chosen]);
  useEffect(() => {
    if (asks !== null) void ask(entering, setEntering);
  }, [asks]);

  function submit(event: Event): void {
    event.preventDefault();
    if (asks === null) setEntering(next(entering));
  }

  async function letGo(): Promise<void> {
    if (seen === null) return;
    const reply = await leave(seen.id);
    setEntering((before) => (reply.ok ? someoneElse(before) : refused(before, reply.code)));
  }

  /** What is wrong, at the step that can mend it. */
  function troubleAt(at: Step): ((id: string) => ComponentChildren) | null {
    return obstacle === null || step !== at ? null : (id) => <ObstacleLine id={id} obstacle={obstacle} />;
  }

  const isKnown = step === 'known' && seen?.you?.role === 'student';
  return (
    <form class="panel join stack" onSubmit={submit} noValidate aria-busy={asks !== null}>
      <h1>{say.join}</h1>
      {step === 'code' ? (
        <CodeField
          key={chosen?.classroom}
          label={say.code}
          hint={chosen === null || chosen.open ? say.codeHint : say.codeFor(chosen.title)}
          trouble={troubleAt('code')}
          code={entering.code}
          onCode={(code) => change({ code })}
        />
      ) : (
        <Given entering={entering} onBack={() => setEntering(back(entering))} />
      )}
      {step === 'password' && (
        <Field
          key="password"
          field={field}
          label={say.password}
          hint={say.passwordHint}
          trouble={troubleAt('password')}
          isSecret
          autoComplete="off"
          enterKeyHint="next"
          value={entering.password}
          onInput={({ currentTarget: { value } }) => change({ password: value })}
        />
      )}
      {isKnown && seen.you?.role === 'student' && (
        <p class="are-you">
          <SeatMark {...seen.you} />
          <b dir="auto">{say.areYou(seen.you.name)}</b>
        </p>
      )}
      {step === 'who' && seen?.naming === 'typed' && (
        <Field
          key="name"
          field={field}
          label={say.name}
          hint={say.nameHint}
          trouble={troubleAt('who')}
          autoComplete="off"
          enterKeyHint="go"
          maxLength={NAME_LENGTH_MAX * 2}
          value={entering.name}
          onInput={({ currentTarget: { value } }) => change({ name: value })}
        />
      )}
      {step === 'who' && seen !== null && seen.choices.length > 0 && (
        <Tap look={seen} chosen={entering.choice} onChoose={(choice) => change({ choice })} />
      )}
      {step === 'who' && seen?.naming === 'friendly' && (
        <Spin offers={seen.offers} spin={entering.spin} onSpin={(spin) => change({ spin })} />
      )}
      {step === 'who' && seen !== null && seen.naming !== 'typed' && <p class="hint">{say.teacherSees}</p>}
      {step === 'rejoin' && (
        <Field
          key="rejoin"
          field={field}
          class="rejoin-field"
          label={say.rejoin}
          hint={say.rejoinHint}
          trouble={troubleAt('rejoin')}
          autoComplete="off"
          enterKeyHint="go"
          value={entering.rejoin}
          onInput={({ currentTarget }) => {
            currentTarget.value = rejoinOf(currentTarget.value);
            change({ rejoin: currentTarget.value });
          }}
        />
      )}
      <div class="join-end">
        {obstacle !== null && (isKnown || (step === 'who' && seen?.naming !== 'typed')) && (
          <ObstacleLine obstacle={obstacle} />
        )}
        {isKnown ? (
          <>
            <a class="button join-go" data-kind="primary" href={`/class/${seen.id}`}>
              {say.yesGoOn}
            </a>
            <Button onClick={() => void letGo()}>{say.someoneElse}</Button>
          </>
        ) : (
          <Button class="button join-go" kind="primary" type="submit" icon={ArrowRight} aria-disabled={asks !== null}>
            {asks !== null ? say.entering : step === 'code' || step === 'password' ? say.next : say.enter}
          </Button>
        )}
      </div>
      {step === 'who' && (
        <Button kind="quiet" onClick={() => setEntering(toRejoin(entering))}>
          {say.haveRejoin}
        </Button>
      )}
      {step === 'rejoin' && (
        <Button kind="quiet" onClick={() => setEntering(toWho(entering))}>
          {words.value.back}
        </Button>
      )}
    </form>
  );
}

/** Asks the server what is to be asked now. What it answers counts only for what was asked. */
async function ask(entering: Entering, setEntering: (change: (now: Entering) => Entering) => void): Promise<void> {
  const answered = (change: (now: Entering) => Entering) =>
    setEntering((now) => (now.asks === entering.asks && now.code === entering.code ? change(now) : now));
  if (entering.asks === 'look') {
    const reply = await look(lookFor(entering, language.peek()));
    if (reply.ok && reply.you?.role === 'teacher') location.assign(`/teach/${reply.id}`);
    else answered((now) => (reply.ok ? looked(now, reply) : refused(now, reply.code)));
    return;
  }
  const reply = await join(askedFor(entering));
  if (reply.ok) go(`/class/${reply.id}`);
  else answered((now) => refused(now, reply.code));
}

/** Which class it is going to be, and the way back. */
function Given({ entering: { code, openDoor, look: seen }, onBack }: { entering: Entering; onBack: () => void }) {
  const say = doorWords.value;
  const title = seen?.title ?? openDoor?.title ?? '';
  return (
    <div class="given">
      <b dir="auto">{title === '' ? (openDoor === null ? spaced(code) : words.value.untitled) : title}</b>
      <Button kind="quiet" onClick={onBack}>
        {openDoor === null ? say.otherCode : say.otherClass}
      </Button>
    </div>
  );
}

function ObstacleLine({ id, obstacle }: { readonly id?: string; readonly obstacle: Obstacle }) {
  const say = doorWords.value;
  const named = id === undefined ? {} : { id };
  switch (obstacle) {
    case 'short':
      return <TroubleLine {...named} says={say.codeShort(CODE_DIGITS_MIN)} />;
    case 'nameless':
      return <TroubleLine {...named} says={say.nameMissing} />;
    case 'rejoin-short':
      return <TroubleLine {...named} says={say.rejoinShort(REJOIN_LENGTH)} />;
    case 'too-fast':
      return <TroubleLine {...named} says={say.tooManyTries} />;
    default:
      return <TroubleLine {...named} code={obstacle} />;
  }
}
