/** Not every child of the demo's class plays on and on: some try one place again and again, some dream, one asks for help. */
import { setTimeout as after } from 'node:timers/promises';
import type { Mirror } from '../../client/board/mirror/mirror.ts';
import { progressOf } from '../../shared/board/board.ts';
import { CENTRE } from '../../shared/limits.ts';
import type { Chance } from '../bots/chance.ts';
import { chooseNext } from '../bots/choice.ts';
import type { Player } from '../bots/player.ts';
import { Solver } from '../bots/solver.ts';

export type Mood = 'puzzled' | 'dreaming' | 'asking';

/** In the order of the seats, and over again. */
export const MOODS: readonly (Mood | undefined)[] = Array.from({ length: 15 }, (_, seat) =>
  seat === 4 ? 'puzzled' : seat === 8 ? 'dreaming' : seat === 11 ? 'asking' : undefined,
);

/** How far a board is when its child's mood comes, of all joins. */
const BEGINS_AT = 0.3;
/** So often a puzzled child tries, and so long it waits in between. Milliseconds. */
const TRIES = 7;
const TRY_MS = 3_500;
/** So long a mood lasts. Milliseconds. */
const LASTS_MS = 240_000;

export interface InMood {
  readonly player: Player;
  readonly mirror: Mirror;
  readonly chance: Chance;
  readonly speed: number;
  readonly ended: AbortSignal;
  readonly mood: Mood;
}

/** Plays until the mood comes, is in it for a while, and plays on as others do. */
export async function inMood({ player, mirror, chance, speed, ended, mood }: InMood): Promise<void> {
  const enough = new AbortController();
  const look = setInterval(() => {
    const { done, of } = progressOf(mirror.told);
    if (ended.aborted || done >= of * BEGINS_AT) enough.abort();
  }, 200);
  await new Solver({ player, mirror, chance, speed }).solve(enough.signal);
  clearInterval(look);
  if (mood === 'asking') await player.link.hand(true);
  if (mood === 'puzzled') await tryAgainAndAgain(mirror, chance, ended);
  await after(LASTS_MS, undefined, { signal: ended }).catch(() => undefined);
  if (mood === 'asking' && !ended.aborted) await player.link.hand(false);
}

/** One piece, near one place on the mat where it does not belong. */
async function tryAgainAndAgain(mirror: Mirror, chance: Chance, ended: AbortSignal): Promise<void> {
  const choice = chooseNext(mirror.board, chance);
  if (choice === null) return;
  const { pieceSize, homeX, homeY } = mirror.rules.puzzle;
  const right = { x: CENTRE + (homeX[choice.piece] ?? 0), y: CENTRE + (homeY[choice.piece] ?? 0) };
  // Half a piece off towards the middle: it looks as if it should fit there.
  const off = {
    x: right.x < CENTRE ? pieceSize / 2 : -pieceSize / 2,
    y: right.y < CENTRE ? pieceSize / 2 : -pieceSize / 2,
  };
  for (let tried = 0; tried < TRIES && !ended.aborted; tried += 1) {
    mirror.drop(
      choice.piece,
      Math.round(CENTRE + off.x + chance.between(-100, 100)),
      Math.round(CENTRE + off.y + chance.between(-100, 100)),
    );
    await after(TRY_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}
