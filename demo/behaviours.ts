/** Behaviours that differ from steady play: some bots try one place again and again, some stop moving, one raises a hand. */
import { setTimeout as after } from 'node:timers/promises';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { chooseNext } from '#client/headless/choose-next.ts';
import type { Player } from '#client/headless/player.ts';
import type { SeededRandom } from '#client/headless/seeded-random.ts';
import { Solver } from '#client/headless/solver.ts';
import { placeOfAnother } from '#client/headless/wrong-place.ts';
import { boardProgress } from '#shared/board/board.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

export type Behaviour = 'puzzled' | 'dreaming' | 'asking';

/** By seat, repeated after the last. */
export const BEHAVIOURS: readonly (Behaviour | undefined)[] = Array.from({ length: 15 }, (_, seat) =>
  seat === 4 ? 'puzzled' : seat === 8 ? 'dreaming' : seat === 11 ? 'asking' : undefined,
);

/** The share of joins after which the behaviour begins. */
const BEGINS_AT = 0.3;
/** How often a puzzled bot tries, and its pause between two tries in milliseconds. */
const TRIES = 7;
const TRY_MS = 3_500;
/** How long the behaviour lasts. Milliseconds. */
const LASTS_MS = 240_000;

export interface BehaviourOptions {
  readonly player: Player;
  readonly mirror: Mirror;
  readonly random: SeededRandom;
  readonly speed: number;
  readonly stopSignal: AbortSignal;
  readonly behaviour: Behaviour;
}

/** Plays until the behaviour begins, shows it for LASTS_MS, and returns for steady play. */
export async function playWithBehaviour({
  player,
  mirror,
  random,
  speed,
  stopSignal,
  behaviour,
}: BehaviourOptions): Promise<void> {
  const enough = new AbortController();
  const poll = setInterval(() => {
    const { done, of } = boardProgress(mirror.confirmed);
    if (stopSignal.aborted || done >= of * BEGINS_AT) enough.abort();
  }, 200);
  await new Solver({ player, mirror, random, speed }).solve(enough.signal);
  clearInterval(poll);
  if (behaviour === 'asking') await player.link.setHandRaised(true);
  if (behaviour === 'puzzled') await retryOnePlace(mirror, random, stopSignal);
  await after(LASTS_MS, undefined, { signal: stopSignal }).catch(() => undefined);
  if (behaviour === 'asking' && !stopSignal.aborted) await player.link.setHandRaised(false);
}

/** Drops one piece again and again near its place on the mat, where it does not belong, or a card into places of others. */
async function retryOnePlace(mirror: Mirror, random: SeededRandom, stopSignal: AbortSignal): Promise<void> {
  const choice = chooseNext(mirror.predicted, random);
  if (choice === null) return;
  const beside = besidePlace(mirror.rules.puzzle, choice.piece);
  for (let tried = 0; tried < TRIES && !stopSignal.aborted; tried += 1) {
    const { x, y } = placeOfAnother(mirror.rules, choice.piece, random) ?? {
      x: Math.round(beside.x + random.between(-100, 100)),
      y: Math.round(beside.y + random.between(-100, 100)),
    };
    mirror.drop(choice.piece, x, y);
    await after(TRY_MS, undefined, { signal: stopSignal }).catch(() => undefined);
  }
}

/** The origin with which a piece lies half a piece off its place towards the mat's middle, where it seems to fit. At MAT_ORIGIN it is home. */
export function besidePlace(
  { pieceSize, homeX, homeY }: Pick<Puzzle, 'pieceSize' | 'homeX' | 'homeY'>,
  piece: PieceId,
): Point {
  const half = pieceSize / 2;
  return {
    x: MAT_ORIGIN.x + ((homeX[piece] ?? 0) < 0 ? half : -half),
    y: MAT_ORIGIN.y + ((homeY[piece] ?? 0) < 0 ? half : -half),
  };
}
