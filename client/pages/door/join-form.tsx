/** The way into a class: code, name, and a password where there is one. */
import { ArrowRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CODE_DIGITS_MIN, NAME_LENGTH_MAX } from '../../../shared/limits.ts';
import { doorWords } from '../../i18n/words/door.ts';
import { join } from '../../net/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { TroubleLine } from '../../ui/controls/trouble.tsx';
import { go } from '../address.ts';
import { spaced } from './code.ts';
import { CodeField } from './code-field.tsx';
import { askedFor, back, begin, next, type Obstacle, refused, type Step } from './entering.ts';

interface JoinFormProps {
  readonly linked: string | null;
  /** Title of the class that was chosen from the list. */
  readonly chosen: string | null;
}

export function JoinForm({ linked, chosen }: JoinFormProps) {
  const say = doorWords.value;
  const [entering, setEntering] = useState(() => begin(linked));
  const { step, code, name, password, obstacle, isAsking } = entering;
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (step !== 'code') field.current?.focus();
  }, [step]);
  useEffect(() => {
    if (chosen !== null) setEntering((before) => back(before));
  }, [chosen]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isAsking) return;
    const asking = next(entering);
    setEntering(asking);
    if (!asking.isAsking) return;
    const reply = await join(askedFor(asking));
    if (reply.ok) go(`/class/${reply.id}`);
    else setEntering((before) => refused(before, reply.code));
  }

  /** What is wrong, at the step that can mend it. */
  function troubleAt(at: Step): ((id: string) => ComponentChildren) | null {
    return obstacle === null || step !== at ? null : (id) => <ObstacleLine id={id} obstacle={obstacle} />;
  }

  return (
    <form class="panel join stack" onSubmit={submit} noValidate aria-busy={isAsking}>
      <h1>{say.join}</h1>
      {step === 'code' ? (
        <CodeField
          key={chosen}
          label={say.code}
          hint={chosen === null ? say.codeHint : say.codeFor(chosen)}
          trouble={troubleAt('code')}
          code={code}
          onCode={(digits) => setEntering({ ...entering, code: digits, obstacle: null })}
        />
      ) : (
        <>
          <div class="given">
            <span>
              {say.code} <b>{spaced(code)}</b>
            </span>
            <Button kind="quiet" onClick={() => setEntering(back(entering))}>
              {say.otherCode}
            </Button>
          </div>
          {step === 'name' && (
            <Field
              key="name"
              field={field}
              label={say.name}
              hint={say.nameHint}
              trouble={troubleAt('name')}
              autoComplete="off"
              enterKeyHint="go"
              maxLength={NAME_LENGTH_MAX * 2}
              value={name}
              onInput={({ currentTarget: { value } }) => setEntering({ ...entering, name: value, obstacle: null })}
            />
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
              enterKeyHint="go"
              value={password}
              onInput={({ currentTarget: { value } }) => setEntering({ ...entering, password: value, obstacle: null })}
            />
          )}
        </>
      )}
      <Button kind="primary" type="submit" icon={ArrowRight} aria-disabled={isAsking}>
        {isAsking ? say.entering : step === 'code' ? say.next : say.enter}
      </Button>
    </form>
  );
}

function ObstacleLine({ id, obstacle }: { readonly id: string; readonly obstacle: Obstacle }) {
  const say = doorWords.value;
  switch (obstacle) {
    case 'short':
      return <TroubleLine id={id} says={say.codeShort(CODE_DIGITS_MIN)} />;
    case 'nameless':
      return <TroubleLine id={id} says={say.nameMissing} />;
    default:
      return <TroubleLine id={id} code={obstacle} />;
  }
}
