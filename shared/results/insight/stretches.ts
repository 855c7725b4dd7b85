/** Stretches of time: merged ones, and those that most boards have in common. All times are ms since 1970. */

export interface Stretch {
  readonly from: number;
  /** Not less than `from`. */
  readonly to: number;
}

/** The union of all stretches; two that are at most `gap` apart become one. Ascending. O(n log n). */
export function mergeStretches(stretches: readonly Stretch[], gap = 0): Stretch[] {
  const merged: Stretch[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || from - last.to > gap) merged.push({ from, to });
    else if (to > last.to) merged[merged.length - 1] = { from: last.from, to };
  }
  return merged;
}

export interface BoardStretches {
  /** From the first move to the solution, or to the last move. */
  readonly playing: Stretch;
  readonly stretches: readonly Stretch[];
}

export interface SharedStretch extends Stretch {
  /** The most boards that had it at one time, and of how many that were in play then. */
  readonly boards: number;
  readonly of: number;
}

/** The stretches that more than half of the boards in play have at one time, if they last at least `msMin`. O(n log n). */
export function sharedStretches(boards: readonly BoardStretches[], msMin: number): SharedStretch[] {
  const changes = changesOf(boards);
  const shared: SharedStretch[] = [];
  let playing = 0;
  let having = 0;
  let since: number | null = null;
  let most = { boards: 0, of: 0 };
  for (const [index, { at, plays, has }] of changes.entries()) {
    playing += plays;
    having += has;
    if (changes[index + 1]?.at === at) continue;
    if (having * 2 > playing) {
      since ??= at;
      if (having > most.boards) most = { boards: having, of: playing };
    } else if (since !== null) {
      if (at - since >= msMin) shared.push({ from: since, to: at, ...most });
      since = null;
      most = { boards: 0, of: 0 };
    }
  }
  return shared;
}

interface Change {
  readonly at: number;
  readonly plays: number;
  readonly has: number;
}

/** When boards begin and end to play, and to have a stretch while they play. Ascending. */
function changesOf(boards: readonly BoardStretches[]): Change[] {
  const changes: Change[] = [];
  for (const { playing, stretches } of boards) {
    if (playing.to <= playing.from) continue;
    changes.push({ at: playing.from, plays: 1, has: 0 }, { at: playing.to, plays: -1, has: 0 });
    for (const each of mergeStretches(stretches)) {
      const from = Math.max(each.from, playing.from);
      const to = Math.min(each.to, playing.to);
      if (from < to) changes.push({ at: from, plays: 0, has: 1 }, { at: to, plays: 0, has: -1 });
    }
  }
  return changes.sort((a, b) => a.at - b.at);
}

/** How long two stretches overlap, in ms. */
export function overlapOf(one: Stretch, other: Stretch): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}
