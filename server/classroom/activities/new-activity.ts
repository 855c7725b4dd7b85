/** The record of a new activity: its cuts make puzzles, and what the request leaves out has its default. */
import { randomInt } from 'node:crypto';
import { newId } from '#server/identity/new-id.ts';
import type { ActivityRecord, PictureRecord } from '#server/store/port.ts';
import type { ActivityId } from '#shared/ids.ts';
import { TEAMS_DEFAULT } from '#shared/limits.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import { mayHint, mayTurn, requestedSpec } from '#shared/puzzle/kinds/choices.ts';

export interface NewActivityOptions extends Pick<ActivityRecord, 'classroom' | 'createdAt'> {
  /** Null: the kind of puzzle paints its sheet itself. */
  readonly picture: PictureRecord | null;
}

/** Null: one of these cuts makes no puzzle. */
export function newActivity(
  request: StartActivityRequest,
  { classroom, picture, createdAt }: NewActivityOptions,
  id: ActivityId = newId<ActivityId>(),
): ActivityRecord | null {
  const cuts = request.cuts.flatMap((cut) => requestedSpec(cut, picture, randomInt(2 ** 32)) ?? []);
  if (cuts.length < request.cuts.length) return null;
  const mode = request.mode ?? 'each';
  return {
    id,
    classroom,
    picture: picture?.id ?? null,
    mode,
    cuts,
    difficulty: request.difficulty ?? 'normal',
    turns: request.turns === true && request.cuts.every(mayTurn),
    hints: (request.hints ?? true) && request.cuts.every(mayHint),
    description: request.description ?? '',
    teams: mode === 'teams' ? (request.teams ?? TEAMS_DEFAULT) : 0,
    createdAt,
  };
}
