/** A board as the tables of docs/protocol.md say it follows from its frames: plain arrays, searched from the front. */
import type { NaiveBody, NaiveEvent } from './naive-events.ts';
import type { NaiveOperation, NaivePatch, NaiveTick } from './naive-frames.ts';

export interface NaiveGroup {
  id: number;
  /** Ascending. */
  pieces: number[];
  x: number;
  y: number;
  turn: number;
  z: number;
  holder: { member: number; page: number } | null;
  /** Who lifted, dropped or turned it last, and in which frame. */
  touched: { member: number; seq: number };
  /** A check has marked its piece as not right. */
  wrong: boolean;
}

/** Where every piece and the mat lies after a reset with this seed. */
export type Deal = (seed: number) => NaiveGroup[];

/** `gap`: frames before this one are missing. */
export type NaiveOutcome = 'applied' | 'old' | 'gap';

export class NaiveBoard {
  epoch = 0;
  /** The frame at which this reader stands. */
  seq = 0;
  groups: NaiveGroup[] = [];
  paused = false;
  solved = false;
  highestZ = 0;
  /** Each author's last operation. */
  operations: NaiveOperation[] = [];
  /** Loose pieces whose place was shown. */
  shownPlaces: number[] = [];
  readonly #deal: Deal;
  readonly #hasMat: boolean;

  /** @param hasMat the difficulty has a mat */
  constructor(deal: Deal, hasMat: boolean) {
    this.#deal = deal;
    this.#hasMat = hasMat;
  }

  /** The board before its log's first frame. @param seed of the board's record */
  begin(seed: number): void {
    this.groups = this.#deal(seed);
  }

  applyTick(tick: NaiveTick): NaiveOutcome {
    if (tick.epoch < this.epoch) return 'old';
    if (tick.epoch > this.epoch) return 'gap';
    if (tick.seq <= this.seq) return 'old';
    if (this.seq < tick.seq - tick.step) return 'gap';
    this.applyBody(tick.seq, tick);
    return 'applied';
  }

  applyBody(seq: number, { events, drags }: NaiveBody): void {
    this.seq = seq;
    for (const event of events) this.#apply(event);
    for (const { id, x, y } of drags) Object.assign(this.#group(id), { x, y });
  }

  applyPatch(patch: NaivePatch): NaiveOutcome {
    if (patch.from > 0) {
      if (patch.epoch !== this.epoch) return patch.epoch < this.epoch ? 'old' : 'gap';
      if (this.seq < patch.from) return 'gap';
      if (this.seq > patch.seq) return 'old';
    }
    const before = patch.from === 0 ? [] : this.groups;
    const listed = patch.groups.map(({ id, x, y, turn, z, holder, added, touched, wrong }) => {
      return { id, x, y, turn, z, holder, wrong, touched: touched ?? { member: 0, seq: 0 }, pieces: [id, ...added] };
    });
    const takenPieces = listed.flatMap(({ pieces }) => pieces);
    for (const group of listed) {
      const old = before.find(({ id }) => id === group.id)?.pieces ?? [];
      group.pieces = ascending([...group.pieces, ...old.filter((piece) => !takenPieces.includes(piece))]);
    }
    const lost = listed.flatMap(({ pieces }) => pieces);
    const unlisted = before
      .filter(({ id }) => !listed.some((group) => group.id === id))
      .map((group) => ({ ...group, pieces: group.pieces.filter((piece) => !lost.includes(piece)) }))
      .filter(({ pieces }) => pieces.length > 0);
    this.groups = [...listed, ...unlisted];
    this.epoch = patch.epoch;
    this.seq = patch.seq;
    this.paused = patch.paused;
    this.solved = patch.solved;
    this.highestZ = patch.highestZ;
    this.operations = [...patch.operations];
    this.shownPlaces = [...patch.shownPlaces];
    return 'applied';
  }

  #group(id: number): NaiveGroup {
    const group = this.groups.find((each) => each.id === id);
    if (group === undefined) throw new Error(`no group ${id}`);
    return group;
  }

  #endHolds(): void {
    for (const group of this.groups) group.holder = null;
  }

  #raise(group: NaiveGroup): void {
    this.highestZ += 1;
    group.z = this.highestZ;
  }

  #remember({ member, page, counter }: NaiveEvent): void {
    const others = this.operations.filter((each) => each.member !== member || each.page !== page);
    this.operations = [...others, { member, page, counter, seq: this.seq }];
  }

  #apply(event: NaiveEvent): void {
    const { x, y, turn, member, page } = event;
    const touched = { member, seq: this.seq };
    switch (event.kind) {
      case 'opened':
        this.epoch = event.epoch;
        this.#endHolds();
        return;
      case 'lifted':
      case 'takenOver':
        this.#raise(Object.assign(this.#group(event.group), { holder: { member, page }, touched, wrong: false }));
        return;
      case 'dropped':
        this.#raise(Object.assign(this.#group(event.group), { x, y, holder: null, touched, wrong: false }));
        this.#remember(event);
        return;
      case 'joined':
        this.#join(event);
        return;
      case 'turned':
        Object.assign(this.#group(event.group), { x, y, turn, touched, wrong: false });
        this.#remember(event);
        return;
      case 'released':
        Object.assign(this.#group(event.group), { x, y, holder: null, wrong: false });
        return;
      case 'solved':
        this.solved = true;
        return;
      case 'paused':
        this.paused = true;
        return;
      case 'resumed':
        this.paused = false;
        return;
      case 'reset':
        this.groups = this.#deal(event.seed).map((group) => ({ ...group, touched: { member: 0, seq: this.seq } }));
        this.highestZ = 0;
        this.solved = false;
        this.shownPlaces = [];
        this.#remember(event);
        return;
      case 'checked':
        for (const group of this.groups) group.wrong = event.wrong.includes(group.id);
        this.#remember(event);
        return;
      case 'hinted':
        if (event.level === 3) this.#showPlace(event.piece);
        return;
      case 'shown':
        this.#showPlace(event.piece);
        return;
      case 'restored':
        this.#restore(event);
        return;
    }
  }

  #join({ group, other, x, y }: NaiveEvent): void {
    const [survivor, gone] = [this.#group(group), this.#group(other)];
    const pieces = ascending([...survivor.pieces, ...gone.pieces]);
    const { touched } = gone.touched.seq > survivor.touched.seq ? gone : survivor;
    Object.assign(survivor, { x, y, pieces, touched, z: Math.max(survivor.z, gone.z), wrong: false });
    this.groups = this.groups.filter(({ id }) => id !== other);
    const isBare = this.groups.some(({ id, pieces: onMat }) => id === 0 && onMat.length === 1);
    if (group === 0 || (!this.#hasMat && isBare))
      this.shownPlaces = this.shownPlaces.filter((piece) => !pieces.includes(piece));
  }

  #showPlace(piece: number): void {
    const onMat = this.groups.find(({ id }) => id === 0)?.pieces ?? [];
    if (!onMat.includes(piece) && !this.shownPlaces.includes(piece)) this.shownPlaces.push(piece);
  }

  #restore({ groups, solved }: NaiveEvent): void {
    this.groups = groups.map(({ x, y, turn, z, pieces }) => {
      return {
        id: Math.min(...pieces),
        pieces: [...pieces],
        x,
        y,
        turn,
        z,
        holder: null,
        touched: { member: 0, seq: this.seq },
        wrong: false,
      };
    });
    this.highestZ = Math.max(...groups.map(({ z }) => z));
    this.shownPlaces = [];
    this.solved = solved !== 0;
  }
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((left, right) => left - right);
}
