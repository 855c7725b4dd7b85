/** The film of one board: its log, read a segment at a time and painted from above, from the first second to the last in one view. */
import { signal as signalOf } from '@preact/signals';
import { makeAtlas, type PieceAtlas } from '#client/board/canvas/piece-atlas.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import { fetchReplaySegment } from '#client/net/http/replay-api.ts';
import { loadPicture } from '#client/play/picture/load-picture.ts';
import { SegmentCache } from '#client/play/replay/segment-cache.ts';
import { SegmentDecoder } from '#client/play/replay/segment-decoder.ts';
import { theme } from '#client/ui/theme.ts';
import { paintBoard } from '#client/wall/draw/paint-board.ts';
import { tileCrop } from '#client/wall/draw/tile-crop.ts';
import type { Board } from '#shared/board/board.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import type { FilmSpan } from '#shared/replay/film-plan.ts';
import type { SegmentSpan } from '#shared/replay/replay-log.ts';
import type { SegmentFold } from '#shared/replay/segment-fold.ts';
import { Timeline } from '#shared/replay/timeline.ts';
import { FILM_SHEETS, type FilmSource } from './film-source.ts';
import { paintNames } from './paint-names.ts';

interface BoardFilmOptions {
  readonly classroom: ClassroomId;
  /** Of its log. What is played later is not in the film. */
  readonly index: ReplayIndex;
  readonly picture: PictureImage;
  /** Of those who played; empty: the film holds no name. */
  readonly names: readonly string[];
  /** The record does not come for now, or comes again. */
  readonly onWaiting: (isWaiting: boolean) => void;
}

/** Loads the picture, without which nothing can be painted. */
export async function openBoardFilm(options: Omit<BoardFilmOptions, 'picture'>): Promise<FilmSource> {
  const { image } = await loadPicture(options.classroom, options.index.board.activity, { names: 'none' });
  return new BoardFilm({ ...options, picture: image });
}

class BoardFilm implements FilmSource {
  readonly span: FilmSpan;
  readonly #options: BoardFilmOptions;
  readonly #line: Timeline;
  readonly #segments: SegmentCache;
  readonly #dealt: Board;
  #segment: { readonly span: SegmentSpan; readonly fold: SegmentFold } | null = null;
  /** The last board that could be read. */
  #board: Board;
  #atlas: PieceAtlas | null = null;

  constructor(options: BoardFilmOptions) {
    const { classroom, index, onWaiting } = options;
    this.#options = options;
    this.#line = new Timeline(index);
    this.span = { start: this.#line.start, end: this.#line.end, idle: index.idle };
    const decoder = new SegmentDecoder(signalOf(index), signalOf(this.#line));
    this.#segments = new SegmentCache({
      fetch: ({ firstSeq }) => fetchReplaySegment(classroom, index.board.number, firstSeq),
      decode: (span, segment) => decoder.decode(span, segment),
      onLoaded: () => undefined,
      onFailure: (code) => onWaiting(code !== null),
    });
    this.#dealt = decoder.deal();
    this.#board = this.#dealt;
  }

  async paint(context: CanvasRenderingContext2D, time: number, signal: AbortSignal): Promise<void> {
    const board = await this.#boardAt(time, signal);
    const { width, height } = context.canvas;
    paintBoard({
      context,
      board,
      atlas: this.#atlasOf(width, height),
      theme: theme.peek(),
      changed: null,
      view: 'table',
      isWhole: true,
    });
    paintNames(context, this.#options.names);
  }

  async #boardAt(time: number, signal: AbortSignal): Promise<Board> {
    const span = this.#line.segments[this.#line.segmentAt(time)];
    if (span === undefined) return this.#dealt;
    if (this.#segment?.span !== span) this.#segment = { span, fold: await this.#read(span, signal) };
    const { fold } = this.#segment;
    this.#board = fold.boardAfter(fold.countAt(time)) ?? this.#board;
    return this.#board;
  }

  #read(span: SegmentSpan, signal: AbortSignal): Promise<SegmentFold> {
    return new Promise((resolve, reject) => {
      const cancel = () => {
        end();
        reject(signal.reason);
      };
      const end = this.#segments.read(span, (fold) => {
        signal.removeEventListener('abort', cancel);
        resolve(fold);
      });
      signal.addEventListener('abort', cancel, { once: true });
    });
  }

  #atlasOf(width: number, height: number): PieceAtlas {
    const { puzzle } = this.#dealt.rules;
    const { left, right } = tileCrop(this.#dealt, width / height, 'table');
    const scale = Math.round((width * puzzle.spec.width) / (right - left)) / puzzle.spec.width;
    if (this.#atlas?.scale !== scale) this.#atlas = makeAtlas(puzzle, this.#options.picture, scale, FILM_SHEETS);
    return this.#atlas;
  }
}
