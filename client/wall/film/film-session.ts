/** One film on its way: chosen, made, checked, and offered as a file. Whatever ends it leaves nothing behind. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import type { FilmSeconds } from '#shared/replay/film-plan.ts';
import type { FilmSource } from './film-source.ts';
import type { FilmStep } from './make/make-film.ts';
import type { FilmKind } from './make/means/video-file.ts';

export type FilmState =
  | { readonly kind: 'choosing'; readonly because: 'cancelled' | 'noFilm' | 'notPainted' | null }
  | { readonly kind: 'making'; readonly step: FilmStep | null }
  | {
      readonly kind: 'ready';
      /** Of the file in this page's memory. */
      readonly address: string;
      readonly ending: FilmKind;
      readonly seconds: FilmSeconds;
    };

/** Resolves to what the film shows. @param onWaiting the record does not come for now, or comes again */
export type OpenSource = (hasNames: boolean, onWaiting: (isWaiting: boolean) => void) => Promise<FilmSource>;

/** A file that is being saved stays for this long after the dialog has closed: the browser may not have read it yet. Milliseconds. */
const SAVING_MS = 60_000;

/** The code of it comes once somebody wants a film. */
const loadMaker = () => import('./make/make-film.ts');

export class FilmSession {
  readonly state: ReadonlySignal<FilmState>;
  /** The record does not come for now. */
  readonly isWaiting: ReadonlySignal<boolean>;
  readonly #state = signal<FilmState>({ kind: 'choosing', because: null });
  readonly #isWaiting = signal(false);
  readonly #open: OpenSource;
  #abort = new AbortController();

  constructor(open: OpenSource) {
    this.#open = open;
    this.state = this.#state;
    this.isWaiting = this.#isWaiting;
  }

  async make(seconds: FilmSeconds, hasNames: boolean): Promise<void> {
    this.#drop();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#state.value = { kind: 'making', step: null };
    const onWaiting = (isWaiting: boolean) => {
      this.#isWaiting.value = isWaiting && !signal.aborted;
    };
    const { makeFilm, NoFilm } = await loadedMaker(signal);
    if (signal.aborted) return;
    try {
      const source = await this.#open(hasNames, onWaiting);
      const onStep = (step: FilmStep) => {
        if (!signal.aborted) this.#state.value = { kind: 'making', step };
      };
      const { kind, blob } = await makeFilm({ source, seconds, signal, onStep });
      if (signal.aborted) return;
      this.#state.value = { kind: 'ready', address: URL.createObjectURL(blob), ending: kind, seconds };
    } catch (error) {
      if (!signal.aborted)
        this.#state.value = { kind: 'choosing', because: error instanceof NoFilm ? 'noFilm' : 'notPainted' };
    }
  }

  cancel(): void {
    if (this.#state.peek().kind === 'making') this.#state.value = { kind: 'choosing', because: 'cancelled' };
    this.#drop();
  }

  /** Back to the choices. */
  restart(): void {
    this.#drop();
    this.#state.value = { kind: 'choosing', because: null };
  }

  close(): void {
    this.#drop();
  }

  #drop(): void {
    this.#abort.abort();
    this.#isWaiting.value = false;
    const state = this.#state.peek();
    if (state.kind === 'ready') setTimeout(() => URL.revokeObjectURL(state.address), SAVING_MS);
  }
}

/** Never resolves once it is cancelled. */
function loadedMaker(signal: AbortSignal): Promise<Awaited<ReturnType<typeof loadMaker>>> {
  return new Promise((resolve) => {
    const end = loadPart(loadMaker, resolve);
    signal.addEventListener('abort', end);
  });
}
