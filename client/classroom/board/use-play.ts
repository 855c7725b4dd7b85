/**
 * The play session of the board that a page shows, and its notice: refusals and announcements. It also sends the moves that earlier
 * pages stored.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { usePreload } from '#client/app/preloaded-menu.tsx';
import { readStored } from '#client/base/browser-storage.ts';
import type { PlayerAppearance } from '#client/board/stage/overlay.ts';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { errorSentences, hasSentence } from '#client/i18n/words/error-sentences.ts';
import { BROWSER_STORAGE } from '#client/net/outbox/stored-outbox.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import { storeKeyboardMode, wasKeyboardOpen } from '#client/play/keyboard/stored-mode.ts';
import { Play } from '#client/play/play.ts';
import { sendStoredMoves } from '#client/play/stored-moves.ts';
import { teacherAppearance } from '#client/play/watch/teacher-appearance.ts';
import type { Member } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

const loadBaskets = () => import('#client/play/baskets/turn-on.tsx').then(({ turnOnBaskets }) => turnOnBaskets);
const loadRefusals = () => import('./refusal-notice.ts');
type Refusals = Awaited<ReturnType<typeof loadRefusals>>;

/** How long a notice is shown, at least. Milliseconds. */
const NOTICE_MS = 4_000;

/** It stays until its subject has another value. */
interface LastingNotice {
  readonly text: string;
  readonly subject: ReadonlySignal<unknown>;
  readonly value: unknown;
}

export interface CurrentPlay {
  /** Null while there is no board. */
  readonly play: Play | null;
  readonly notice: Signal<string | null>;
  /** Is this text the notice that stays until this subject has another value? */
  readonly isAbout: (text: string, subject: ReadonlySignal<unknown>) => boolean;
}

export function usePlay(connection: ClassConnection, view: ClassroomView, board: BoardView | undefined): CurrentPlay {
  const notice = useMemo(() => signal<string | null>(null), []);
  const latest = useMemo(() => ({ view, board }), []);
  latest.view = view;
  latest.board = board;
  const key = board === undefined || view.activity === null ? null : `${view.activity.id} ${board.board}`;
  const appearanceOf = (member: Member) => holderOf(latest.board, member);
  const { report, reportMove } = useReports(notice, appearanceOf);
  const before = useRef<Play | null>(null);
  const lasting = useRef<LastingNotice | null>(null);
  const play = useMemo(() => {
    if (key === null || board === undefined) return null;
    const next = new Play({
      link: connection.link,
      page: connection.page,
      view,
      board,
      appearanceOf,
      hasOtherPlayers: () => hasOtherPlayers(connection, latest.view, latest.board),
      onRefused: reportMove,
      onAnnounce: (sentence, subject) => {
        // A screen reader ignores a text that equals the last one.
        const text = sentence === notice.peek() ? `${sentence}\u00a0` : sentence;
        lasting.current = subject === undefined ? null : { text, subject, value: subject.peek() };
        notice.value = text;
      },
      onKeyboard: (isOpen) => storeKeyboardMode(view, isOpen),
    });
    goOnByKeys(next, before.current, view);
    before.current = next;
    return next;
    // A session lasts as long as the board and the activity; it survives other changes of the class's view.
  }, [connection, key]);
  const { activity } = view;
  useEffect(() => {
    if (board !== undefined && activity !== null) activityRules(activity, board.cut);
  }, [key, activity?.difficulty, activity?.hints]);
  // A piece may be held before the view with its holder arrives: the board is drawn again then.
  const appearances = board?.members.map(({ member, name, hue, shape }) => `${member} ${name} ${hue} ${shape}`).join();
  useEffect(() => play?.internals.stage()?.invalidate(), [play, appearances]);
  useEffect(() => {
    const areOn = readStored(play?.basketsStoredAs ?? '')?.includes('"isOn":true') === true;
    return play === null || !areOn ? undefined : loadPart(loadBaskets, (turnOn) => turnOn(play));
  }, [play]);
  useEffect(() => connection.refusal.subscribe(report), [connection]);
  useEffect(
    () => sendStoredMoves({ link: connection.link, view, storage: BROWSER_STORAGE, onRefused: reportMove }),
    // Once: boards that the page shows later send their own.
    [connection],
  );
  useNoticeEnd(notice, lasting);
  const isAbout = (text: string, subject: ReadonlySignal<unknown>) =>
    lasting.current?.text === text && lasting.current.subject === subject;
  return { play, notice, isAbout };
}

/** Says in the notice why something was refused; `reportMove`: a move, of this board or of one that the page shows no more. */
function useReports(notice: Signal<string | null>, appearanceOf: (member: Member) => PlayerAppearance | null) {
  const endLoading = useRef(() => {});
  /** It is on its way since the first press. */
  const showLoaded = (noticeFrom: (refusals: Refusals) => string) => {
    endLoading.current = loadPart(loadRefusals, (refusals) => {
      notice.value = noticeFrom(refusals);
    });
  };
  const report = (failure: Failure | null) => {
    // The pause overlay shows this already.
    if (failure === null || failure.code === 'paused') return;
    endLoading.current();
    const { code, member } = failure;
    if (member === undefined && hasSentence(code)) notice.value = errorSentences.peek()[code];
    else showLoaded(({ refusalNotice }) => refusalNotice(failure, appearanceOf));
  };
  const reportMove = (failure: Failure) => {
    if (failure.code === 'no-board') showLoaded(({ tooLateNotice }) => tooLateNotice());
    else report(failure);
  };
  usePreload(loadRefusals);
  useEffect(() => () => endLoading.current(), []);
  return { report, reportMove };
}

/** Ends a notice after some time, and one that lasts not before its subject has changed. */
function useNoticeEnd(notice: Signal<string | null>, lasting: { readonly current: LastingNotice | null }): void {
  const noticeShown = notice.value;
  useEffect(() => {
    if (noticeShown === null) return;
    const about = lasting.current?.text === noticeShown ? lasting.current : null;
    const isRead = signal(false);
    const timer = setTimeout(() => {
      isRead.value = true;
    }, NOTICE_MS);
    const stop = effect(() => {
      const isOver = about === null || about.subject.value !== about.value;
      if (isRead.value && isOver) notice.value = null;
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [noticeShown]);
}

/** Opens the keyboard panel where the student played by keys before: at their last puzzle, or before the page was loaded again. */
function goOnByKeys({ keyboard }: Play, before: Play | null, view: ClassroomView): void {
  if (before?.keyboard.isOpen.peek() ?? wasKeyboardOpen(view))
    keyboard.open(before === null ? 'resumed' : 'nextPuzzle');
}

function holderOf(board: BoardView | undefined, member: Member): PlayerAppearance | null {
  if (member === 0) return teacherAppearance();
  return board?.members.find((each) => each.member === member) ?? null;
}

/** Whether somebody else has this board open: a teacher, or another of its students. */
function hasOtherPlayers({ watchers }: ClassConnection, { you }: ClassroomView, board: BoardView | undefined): boolean {
  if (board === undefined) return false;
  const own = you.role === 'student' ? you.member : 0;
  if (board.members.some(({ member, here }) => here && member !== own)) return true;
  return you.role === 'student' && (watchers.peek().get(board.board) ?? 0) > 0;
}
