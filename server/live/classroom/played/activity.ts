/** What a class is given to play, as it begins: cuts that are jigsaws, and what is usual where the teacher said nothing. */
import { randomInt } from 'node:crypto';
import type { ActivityId } from '../../../../shared/ids.ts';
import { TEAMS_DEFAULT } from '../../../../shared/limits.ts';
import type { StartActivity } from '../../../../shared/protocol/schemas.ts';
import { isJigsawSpec, jigsawSpec } from '../../../../shared/puzzle/jigsaw.ts';
import { TAB_DEFAULT } from '../../../../shared/puzzle/puzzle.ts';
import { freshId } from '../../../ids.ts';
import type { ActivityRecord, PictureRecord } from '../../../store/port.ts';

/** Null: no puzzle can be one of these cuts. @param createdAt ms since 1970 */
export function freshActivity(asked: StartActivity, picture: PictureRecord, createdAt: number): ActivityRecord | null {
  const { width: pixelWidth, height: pixelHeight } = picture;
  const cuts = asked.cuts.map(({ columns, rows, tab = TAB_DEFAULT, seed = randomInt(2 ** 32) }) =>
    jigsawSpec({ seed, columns, rows, pixelWidth, pixelHeight, tab }),
  );
  if (!cuts.every(isJigsawSpec)) return null;
  const mode = asked.mode ?? 'each';
  return {
    id: freshId<ActivityId>(),
    classroom: picture.classroom,
    picture: picture.id,
    mode,
    cuts,
    ease: asked.ease ?? 'normal',
    turns: asked.turns ?? false,
    hints: asked.hints ?? true,
    description: asked.description ?? '',
    teams: mode === 'teams' ? (asked.teams ?? TEAMS_DEFAULT) : 0,
    createdAt,
  };
}
