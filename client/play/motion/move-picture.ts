/** Lets a mounted stage's picture, or those of its cards, move: loads the sheet of its frames, follows the server's clock, and stands still where it must. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { UNTOUCHED_MS } from '#client/base/limits.ts';
import { CardPictures, type CardPicturesOptions } from '#client/board/scene/moving/card-pictures.ts';
import { type MovingFaces, SheetPicture } from '#client/board/scene/moving/sheet-picture.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import { exchange } from '#client/net/http/exchange.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { serverNow } from '#client/net/server-clock.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { PictureMotion } from '#shared/picture/motion.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { showMotionButton } from './motion-button.tsx';
import { MotionClock } from './motion-clock.ts';
import { TouchWatch } from './touch-watch.ts';

interface PlaySheetDeps {
  readonly motion: PictureMotion;
  /** What the stage draws, with frames from this sheet. */
  readonly facesOf: (sheet: ImageBitmap) => MovingFaces;
  /** The stage's place; the button lies in it. */
  readonly place: HTMLElement;
  readonly stage: Stage;
  /** `ready`: WebGL draws the board. See StageMount. */
  readonly pictureState: ReadonlySignal<string>;
  readonly unmounted: AbortSignal;
}

export interface MovePictureDeps extends Omit<PlaySheetDeps, 'motion' | 'facesOf'> {
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
}

export function movePicture(deps: MovePictureDeps): void {
  const { motion } = deps.activity;
  // Of a contact sheet its cards move, and never the picture as a whole.
  if (motion !== undefined && motion.cards === undefined)
    loadFrames(deps, motion, (sheet) => new SheetPicture(sheet, motion));
}

/** Lets the pictures of cards move over the painted sheet. */
export function moveCards(deps: MovePictureDeps, cards: Omit<CardPicturesOptions, 'motion'>): void {
  const { motion } = deps.activity;
  if (motion !== undefined && cards.places.size > 0)
    loadFrames(deps, motion, (sheet) => new CardPictures(sheet, { ...cards, motion }));
}

function loadFrames(deps: MovePictureDeps, motion: PictureMotion, facesOf: PlaySheetDeps['facesOf']): void {
  const {
    classroom,
    activity: { picture },
    unmounted,
  } = deps;
  if (picture === null || unmounted.aborted) return;
  const retry = new RetryTimers();
  unmounted.addEventListener('abort', () => retry.cancelAll());
  const load = async (): Promise<void> => {
    const answer = await exchange(`${picturePath(classroom, picture)}?sheet`, {});
    if (unmounted.aborted) return;
    if (typeof answer === 'string' || answer.status !== 200) {
      // Until it comes the still shows.
      retry.retry('sheet', PAUSES.content, () => void load());
      return;
    }
    const { body } = answer;
    const image = await createImageBitmap(body);
    if (!unmounted.aborted) playSheet({ ...deps, motion, facesOf }, image, () => createImageBitmap(body));
  };
  load().catch(reportError);
}

/** @param decode the sheet once more, for when it may be lost with the browser's graphics process */
export function playSheet(
  { motion, facesOf, place, stage, pictureState, unmounted }: PlaySheetDeps,
  image: ImageBitmap,
  decode: () => Promise<ImageBitmap>,
): void {
  let moving = facesOf(image);
  const clock = new MotionClock({
    durations: motion.durations,
    now: serverNow,
    show: (frame) => {
      moving.frame = frame;
      stage.invalidate();
    },
  });
  const page = place.ownerDocument;
  const button = showMotionButton(place, clock.isMoving, () => {
    const isMoving = clock.isMoving.peek();
    clock.set('stopped', isMoving);
    touches.touch();
  });
  const touches = new TouchWatch({
    target: page.defaultView ?? window,
    now: () => performance.now(),
    untouchedAfterMs: UNTOUCHED_MS,
    onChange: (isUntouched) => clock.set('untouched', isUntouched),
    isLeftOut: ({ target }) => target instanceof Node && button.element.contains(target),
  });
  const followVisibility = () => clock.set('hidden', page.visibilityState === 'hidden');
  page.addEventListener('visibilitychange', followVisibility, { signal: unmounted });
  // Before the stage draws what is printed.
  const showStill = () => {
    moving.frame = null;
  };
  page.defaultView?.addEventListener('beforeprint', showStill, { capture: true, signal: unmounted });
  page.defaultView?.addEventListener('afterprint', () => clock.refresh(), { signal: unmounted });
  const preference = matchMedia('(prefers-reduced-motion: reduce)');
  const followMeans = () => {
    const isUndrawn = pictureState.value !== 'ready';
    clock.set('preferred', preference.matches);
    clock.set('undrawn', isUndrawn);
    button.element.hidden = preference.matches || isUndrawn;
  };
  preference.addEventListener('change', followMeans, { signal: unmounted });
  const endLosses = canvasLosses.subscribe((losses) => {
    if (losses === 0) return;
    decode().then((copy) => {
      moving = facesOf(copy);
      stage.setFaces(moving);
      clock.refresh();
    }, reportError);
  });
  unmounted.addEventListener('abort', () => {
    clock.end();
    touches.end();
    endDrawn();
    endLosses();
    button.remove();
  });
  stage.setFaces(moving);
  followVisibility();
  const endDrawn = effect(followMeans);
  clock.refresh();
}
