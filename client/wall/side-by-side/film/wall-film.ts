/**
 * The film of all boards of an activity, lined up as in the replay side by side, and painted as the tiles of the wall are. Of each board one
 * segment of its log is in memory; all that a moment lacks is requested together.
 */
import { makeAtlas, type PieceAtlas } from '#client/board/canvas/piece-atlas.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import { fetchReplayFeed } from '#client/net/http/replay-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import { loadPicture } from '#client/play/picture/load-picture.ts';
import { theme } from '#client/ui/theme.ts';
import { aspectOf, growthOf, startViewOf, type TileView, wallViewOf } from '#client/wall/draw/tile-crop.ts';
import { FILM_SHEETS, type FilmSource } from '#client/wall/film/film-source.ts';
import { nextTask } from '#client/wall/film/make/task.ts';
import { boardName } from '#client/wall/wall-entries.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import { FEED_SEGMENTS_MAX } from '#shared/limits.ts';
import type { ActivityReplay } from '#shared/protocol/http/replay-index.ts';
import type { SegmentName } from '#shared/protocol/log-paths.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { type Alignment, ClassTimeline } from '#shared/replay/class-timeline.ts';
import type { FilmSpan } from '#shared/replay/film-plan.ts';
import type { FeedPart } from '#shared/wire/replay-feed.ts';
import { inSeatOrder, playersOf } from '../past-entries.ts';
import { PastTile } from '../past-tile.ts';
import { TileSheets } from './tile-sheets.ts';

/** Decoded segments of each board. */
const FOLDS_MAX = 1;
/** Time for which segments are decoded before the page does something else. Milliseconds. */
const SLICE_MS = 12;

interface WallFilmOptions {
  readonly classroom: ClassroomId;
  /** Of the boards' logs. What is played later is not in the film. */
  readonly replay: ActivityReplay;
  readonly alignment: Alignment;
  readonly picture: PictureImage;
  /** Whether a name stands below each board; else the film holds none. */
  readonly hasNames: boolean;
  /** The record does not come for now, or comes again. */
  readonly onWaiting: (isWaiting: boolean) => void;
}

/** Loads the picture, without which nothing can be painted. */
export async function openWallFilm(options: Omit<WallFilmOptions, 'picture'>): Promise<FilmSource> {
  const { image } = await loadPicture(options.classroom, options.replay.activity, { names: 'none' });
  return new WallFilm({ ...options, picture: image });
}

class WallFilm implements FilmSource {
  readonly span: FilmSpan;
  readonly #options: WallFilmOptions;
  readonly #line: ClassTimeline;
  /** In the order in which they lie in the film. */
  readonly #tiles: ReadonlyMap<BoardNumber, PastTile>;
  readonly #atlases = new Map<Puzzle, PieceAtlas[]>();
  #sheets: TileSheets | null = null;
  #view: TileView = 'table';

  constructor(options: WallFilmOptions) {
    const { activity, boards } = options.replay;
    this.#options = options;
    this.#tiles = new Map(
      inSeatOrder(boards).map((each) => {
        const { number, cut } = each.board;
        return [number, new PastTile(each, activityRules(activity, cut), FOLDS_MAX)];
      }),
    );
    const lines = new Map([...this.#tiles].map(([number, { line }]) => [number, line]));
    this.#line = new ClassTimeline(lines, options.alignment);
    const { start, end, idle } = this.#line.axis;
    this.span = { start, end, idle };
  }

  async paint(context: CanvasRenderingContext2D, time: number, signal: AbortSignal): Promise<void> {
    await this.#read(time, signal);
    // Each means to make a film has a canvas of its own.
    if (this.#sheets?.context !== context) this.#sheets = this.#layOut(context);
    const { picture } = this.#options;
    const tiles = [...this.#tiles.values()];
    for (const tile of tiles) tile.goTo(this.#line.wallTimeOf(tile.number, time));
    const [first] = tiles;
    const start = first === undefined ? 'table' : startViewOf(first.board, this.#sheets.size);
    const growths = tiles.map(({ board }) => growthOf(board));
    this.#view = wallViewOf(growths, this.#view, { start });
    const atlasOf = (puzzle: Puzzle, width: number) => this.#atlasOf(puzzle, picture, width);
    for (const [index, tile] of tiles.entries())
      this.#sheets.paint(index, { board: tile.board, view: this.#view, changed: tile.takeChanges(), atlasOf });
  }

  #layOut(context: CanvasRenderingContext2D): TileSheets {
    this.#atlases.clear();
    const { replay, hasNames } = this.#options;
    const names = [...this.#tiles.values()].map(({ number, replay: each }) => {
      const named = { board: number, team: each.board.team, members: playersOf(each) };
      return boardName(named, replay, false);
    });
    const [first] = this.#tiles.values();
    const aspect = first === undefined ? 1 : aspectOf(first.board.rules.puzzle.spec);
    return new TileSheets({
      context,
      count: this.#tiles.size,
      aspect,
      theme: theme.peek(),
      names: hasNames ? names : null,
    });
  }

  /** Reads what the boards lack of a moment. */
  async #read(time: number, signal: AbortSignal): Promise<void> {
    for (let missing = this.#missing(time); missing.length > 0; missing = this.#missing(time)) {
      const parts = await this.#fetch(missing.slice(0, FEED_SEGMENTS_MAX), signal);
      if (parts.length === 0) throw new Error('the record does not come');
      let startedAt = performance.now();
      for (const { board, firstSeq, segment } of parts) {
        this.#tiles.get(board)?.take(firstSeq, segment);
        if (performance.now() - startedAt < SLICE_MS) continue;
        await nextTask();
        signal.throwIfAborted();
        startedAt = performance.now();
      }
    }
  }

  #missing(time: number): SegmentName[] {
    return [...this.#tiles.values()].flatMap((tile) => {
      const wallTime = this.#line.wallTimeOf(tile.number, time);
      const firstSeqs = wallTime === null ? [] : tile.missingAt(wallTime, 0);
      return firstSeqs.map((firstSeq) => ({ board: tile.number, firstSeq }));
    });
  }

  /** Rejects when the server refuses it for good. */
  #fetch(wanted: readonly SegmentName[], signal: AbortSignal): Promise<readonly FeedPart[]> {
    const { classroom, replay, onWaiting } = this.#options;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        end();
        reject(signal.reason);
      };
      const end = requestUntilAnswered({
        send: () => fetchReplayFeed(classroom, replay.activity.id, wanted),
        onReply: (reply) => {
          const isComing = reply.ok || !isTemporary(reply.code);
          onWaiting(!isComing);
          if (!isComing) return;
          signal.removeEventListener('abort', cancel);
          if (reply.ok) resolve(reply.parts);
          else reject(new Error(`the record is refused: ${reply.code}`));
        },
        isTemporary,
      });
      signal.addEventListener('abort', cancel, { once: true });
    });
  }

  /** Tiles have one size: there is one atlas for each cut and view of it. */
  #atlasOf(puzzle: Puzzle, picture: PictureImage, width: number): PieceAtlas {
    const ofPuzzle = this.#atlases.get(puzzle) ?? [];
    this.#atlases.set(puzzle, ofPuzzle);
    const scale = width / puzzle.spec.width;
    const existing = ofPuzzle.find((each) => each.scale === scale);
    if (existing !== undefined) return existing;
    const atlas = makeAtlas(puzzle, picture, scale, FILM_SHEETS);
    ofPuzzle.push(atlas);
    return atlas;
  }
}
