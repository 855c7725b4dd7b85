/** The stage of a board in play: its frame is the tools' and the mirror's, its presses move pieces, and its pointer shows to the others. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { OffscreenPieces } from '#client/board/camera/fit-camera.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import type { BoardTransport } from '#client/net/board-transport.ts';
import { CutLineFade } from '#client/play/picture/cut-line-fade.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { exposePlay } from './expose-play.ts';
import { type PlayFrameDeps, playFrame } from './play-frame.ts';
import { PlayHand, type PlayHandDeps } from './play-hand.ts';
import { createPointerSender } from './pointer-sender.ts';
import { StageMount, type StageMountDeps } from './stage-mount.ts';

export interface PlayStageDeps
  extends Omit<PlayFrameDeps, 'view' | 'cutLineFade' | 'picked'>,
    Pick<PlayHandDeps, 'onLift' | 'onTaken' | 'onNotJoined'>,
    Required<Pick<StageMountDeps, 'classroom' | 'activity' | 'onMounted'>> {
  readonly appearanceOf: StageMountDeps['stage']['appearanceOf'];
  readonly transport: BoardTransport;
  readonly hasOtherPlayers: () => boolean;
}

export class PlayStage {
  readonly hand: PlayHand;
  readonly stageMount: StageMount;
  /** Loose pieces outside the view and outside the tray; null: none. */
  readonly offscreen: ReadonlySignal<OffscreenPieces | null>;
  /** Counts the drawings of the board. */
  readonly drawings: ReadonlySignal<number>;
  /** Others see this page's pointer as a laser. */
  readonly isLaserOn: ReadonlySignal<boolean>;
  readonly #deps: PlayStageDeps;
  readonly #cutLineFade = new CutLineFade(prefersReducedMotion);
  readonly #offscreen = signal<OffscreenPieces | null>(null);
  readonly #drawings = signal(0);
  readonly #isLaserOn = signal(false);

  constructor(deps: PlayStageDeps) {
    this.#deps = deps;
    this.offscreen = this.#offscreen;
    this.isLaserOn = this.#isLaserOn;
    this.drawings = this.#drawings;
    this.hand = new PlayHand(deps);
    const { mirror, transport, hasOtherPlayers, firstMoves } = deps;
    const readFrame = () => this.readFrame();
    this.stageMount = new StageMount({
      classroom: deps.classroom,
      activity: deps.activity,
      stage: {
        puzzle: mirror.rules.puzzle,
        hand: this.hand,
        readFrame,
        appearanceOf: deps.appearanceOf,
        onOffscreen: (pieces) => {
          this.#setOffscreen(pieces);
          this.#drawings.value += 1;
        },
        onPoint: createPointerSender({
          board: mirror.number,
          transport,
          hasOtherPlayers,
          isLaserOn: () => this.#isLaserOn.peek(),
        }),
      },
      onPicture: (picture) => deps.keyboard.setPicture(picture),
      onMounted: (stage, unmounted) => {
        deps.onMounted(stage, unmounted);
        const readShownFrame = () => this.stageMount.readFrame();
        exposePlay({ mirror, stage, readFrame: readShownFrame, isIntroPlaying: firstMoves.isIntroPlaying });
      },
    });
  }

  /** Null while the board is not drawn. */
  get current(): Stage | null {
    return this.stageMount.stage;
  }

  invalidate(): void {
    this.current?.invalidate();
  }

  /** What the stage draws now, whether or not it is mounted. */
  readFrame(): BoardFrame {
    const view = () => this.current?.view ?? null;
    const { picked } = this.hand;
    return playFrame({ ...this.#deps, cutLineFade: this.#cutLineFade, view, picked }, performance.now());
  }

  /** Fades the cut lines once the picture is solved. `now`: monotonic ms. */
  updateCutLines(isSolved: boolean, now: number): void {
    if (this.#cutLineFade.update(isSolved, now)) this.invalidate();
  }

  setLaser(on: boolean): void {
    this.#isLaserOn.value = on;
  }

  #setOffscreen(next: OffscreenPieces | null): void {
    const { pieces, direction } = this.#offscreen.peek() ?? {};
    if (next?.pieces !== pieces || next?.direction !== direction) this.#offscreen.value = next;
  }
}
