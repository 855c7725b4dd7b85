/** Asks how long a film shall be, makes it, shows it, and saves it as a file. */
import { Clapperboard, Download } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { filmWords } from '#client/i18n/words/film-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { Dialog, DialogActions, openDialog } from '#client/ui/surfaces/dialog.tsx';
import { FILM_SECONDS, type FilmSeconds } from '#shared/replay/film-plan.ts';
import { FilmSession, type FilmState, type OpenSource } from './film-session.ts';
import './film-dialog.css';

export interface FilmDialogProps {
  /** What the film shows, in words. */
  readonly what: string;
  readonly openSource: OpenSource;
  /** @param ending of the file, without its dot */
  readonly fileName: (ending: string) => string;
  readonly onClose: () => void;
}

const SECONDS_FIRST: FilmSeconds = 20;
/** The progress is announced in steps of so many percent. */
const ANNOUNCED_PERCENT = 10;

export function FilmDialog({ what, openSource, fileName, onClose }: FilmDialogProps) {
  const say = filmWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const session = useMemo(() => new FilmSession(openSource), []);
  useEffect(() => {
    openDialog(dialog.current);
    return () => session.close();
  }, [session]);
  const state = session.state.value;
  return (
    <Dialog dialog={dialog} title={say.save} name="film" onClose={onClose}>
      <p class="unseen" role="status">
        {announcementOf(state, session.isWaiting.value)}
      </p>
      <div hidden={state.kind !== 'choosing'}>
        <FilmChoices what={what} session={session} state={state} />
      </div>
      {state.kind === 'making' && <Making session={session} state={state} />}
      {state.kind === 'ready' && <Ready session={session} state={state} name={fileName(state.ending)} />}
    </Dialog>
  );
}

interface PartProps<Kind extends FilmState['kind'] = FilmState['kind']> {
  readonly session: FilmSession;
  readonly state: Extract<FilmState, { kind: Kind }>;
}

/** What was chosen stays when a film is cancelled, or another one is made. */
function FilmChoices({ what, session, state }: PartProps & Pick<FilmDialogProps, 'what'>) {
  const say = filmWords.value;
  const [seconds, setSeconds] = useState<FilmSeconds>(SECONDS_FIRST);
  const [hasNames, setHasNames] = useState(false);
  const because = state.kind === 'choosing' ? state.because : null;
  const start = useRef<HTMLDivElement>(null);
  // When the page is first drawn the dialog is closed, and takes no focus yet: its opening chooses where that is.
  useFocusFirst(start, state.kind === 'choosing');
  return (
    <div class="stack">
      <p class="hint">{what}</p>
      <Choices
        legend={say.length}
        options={FILM_SECONDS.map((value) => ({ value, label: say.seconds(value) }))}
        chosen={seconds}
        onChoose={setSeconds}
      />
      <SettingCheck label={say.names} hint={say.namesHint} isOn={hasNames} onChoose={setHasNames} />
      {because !== null && <p class={because === 'cancelled' ? 'hint' : 'film-failure'}>{say[because]}</p>}
      <DialogActions row={start}>
        <Button kind="primary" icon={Clapperboard} onClick={() => void session.make(seconds, hasNames)}>
          {say.make}
        </Button>
      </DialogActions>
    </div>
  );
}

function Making({ session, state: { step } }: PartProps<'making'>) {
  const say = filmWords.value;
  const share = step === null ? null : step.kind === 'painting' ? step.share : 1;
  return (
    <>
      <p>{progressSentence(step, session.isWaiting.value)}</p>
      <progress class="meter" aria-label={say.progress} {...(share === null ? {} : { max: 1, value: share })} />
      {step?.kind === 'painting' && step.takesFilmTime && <p class="hint">{say.filmTime}</p>}
      <FirstFocused>
        <Button onClick={() => session.cancel()}>{say.cancel}</Button>
      </FirstFocused>
    </>
  );
}

function Ready({ session, state, name }: PartProps<'ready'> & { readonly name: string }) {
  const say = filmWords.value;
  const { address, ending } = state;
  return (
    <>
      <p>{readySentence(state)}</p>
      {ending !== 'gif' && (
        <video class="film-preview" src={address} aria-label={say.preview} controls muted playsInline />
      )}
      {ending === 'gif' && !prefersReducedMotion() && <img class="film-preview" src={address} alt={say.preview} />}
      <FirstFocused>
        <Button icon={Clapperboard} onClick={() => session.restart()}>
          {say.another}
        </Button>
        <a class="button" data-kind="primary" href={address} download={name}>
          <Icon icon={Download} />
          {say.download}
        </a>
      </FirstFocused>
    </>
  );
}

/** Actions that take the place of those which had the focus. */
function FirstFocused({ children }: { readonly children: ComponentChildren }) {
  const actions = useRef<HTMLDivElement>(null);
  useFocusFirst(actions, true);
  return <DialogActions row={actions}>{children}</DialogActions>;
}

function useFocusFirst(place: { readonly current: HTMLElement | null }, isDue: boolean): void {
  useEffect(() => {
    const buttons = place.current?.querySelectorAll<HTMLElement>('.button');
    // What was asked for is the last one.
    if (isDue) buttons?.item(buttons.length - 1)?.focus();
  }, [isDue]);
}

function announcementOf(state: FilmState, isWaiting: boolean): string {
  const say = filmWords.value;
  if (state.kind === 'ready') return readySentence(state);
  if (state.kind === 'choosing') return state.because === null ? '' : say[state.because];
  const { step } = state;
  if (step?.kind !== 'painting') return progressSentence(step, isWaiting);
  const share = Math.floor((step.share * 100) / ANNOUNCED_PERCENT) * (ANNOUNCED_PERCENT / 100);
  return progressSentence({ ...step, share }, isWaiting);
}

function progressSentence(step: Extract<FilmState, { kind: 'making' }>['step'], isWaiting: boolean): string {
  const say = filmWords.value;
  if (isWaiting) return say.waiting;
  if (step === null) return say.preparing;
  return step.kind === 'checking' ? say.checking : say.making(Math.floor(step.share * 100));
}

function readySentence({ ending, seconds }: Extract<FilmState, { kind: 'ready' }>): string {
  const say = filmWords.value;
  return ending === 'gif' ? say.readyAsGif(seconds) : say.ready(seconds);
}
