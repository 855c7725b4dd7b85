/**
 * A painted sheet as sharp as the screen: once the view rests, the pages of it that are in view are painted at the screen's resolution into a
 * second texture, which the shader prefers to the first. Its size is bounded: where more is in view than it has room for, that is painted
 * less sharply. Nothing is painted or uploaded while this page has something in hand.
 */
import { NO_INSETS } from '#client/board/camera/camera.ts';
import { viewBounds } from '#client/board/camera/fit-camera.ts';
import { hollowsOf } from '#client/board/hollows.ts';
import { TEXTURE_LONG_SIDE_MAX } from '#client/board/limits.ts';
import type { FacesView, OpenPieceFaces, PieceFaces } from '#client/board/scene/piece-faces.ts';
import { sheetBoxes } from '#client/board/sheet-boxes.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import type { PaintArea } from './page-painter.ts';
import { SHARP_FACE, SHARP_GHOST, SHARP_INPUTS } from './sharp-shader.ts';
import { SharpTexture, type WantedPages } from './sharp-texture.ts';
import { PAGE_SIDE, pageGrid, seenPages } from './sheet-pages.ts';

/** The view rests when it has stayed for so long. Milliseconds. */
const REST_MS = 200;
/** Painting gives way to the page after so long. Milliseconds. */
const SLICE_MS = 8;
/** Painted when the screen shows so many times the pixels of the sheet's first texture along a side, and shown down to this share of its scale. */
export const SHARPER_FROM = 1.1;
const SHOWN_FROM = 0.6;
/** Where too much is in view, smaller scales are tried in steps of this. */
const COARSER = 0.85;

export interface SharpSheetOptions {
  readonly puzzle: Puzzle;
  readonly prepare: () => Promise<PaintArea>;
  /** The next drawing shows what was painted. */
  readonly onPainted: () => void;
}

export class SharpSheet implements PieceFaces {
  readonly #options: SharpSheetOptions;
  #open: OpenSharpSheet | null = null;

  constructor(options: SharpSheetOptions) {
    this.#options = options;
  }

  /** The screen's pixels a unit at which what shows was painted; null: the first texture shows. */
  get shownScale(): number | null {
    return this.#open?.shownScale ?? null;
  }

  open(textures: Parameters<PieceFaces['open']>[0]): OpenPieceFaces {
    this.#open = new OpenSharpSheet(this.#options, textures);
    return this.#open;
  }
}

class OpenSharpSheet implements OpenPieceFaces {
  readonly shaderInputs = SHARP_INPUTS;
  readonly shaderFace = SHARP_FACE;
  readonly shaderGhost = SHARP_GHOST;
  readonly uniforms = { uSharpGrid: new Float32Array(4) };
  readonly #options: SharpSheetOptions;
  readonly #boxes: readonly SheetPart[];
  readonly #texture: SharpTexture;
  #paint: Promise<PaintArea> | null = null;
  #view: FacesView | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Pages are painted, and not uploaded yet. */
  #isPainted = false;
  /** The first texture is sharp enough where the view rests: pages that were painted for a nearer one are not shown. */
  #isSharpEnough = false;
  /** Nothing more is painted. */
  #isEnded = false;

  constructor(options: SharpSheetOptions, textures: Parameters<PieceFaces['open']>[0]) {
    this.#options = options;
    this.#boxes = sheetBoxes(options.puzzle);
    this.#texture = new SharpTexture(textures, options.puzzle, this.#boxes);
  }

  get shownScale(): number | null {
    return this.uniforms.uSharpGrid[3] === 1 ? (this.#texture.shown?.grid.scale ?? null) : null;
  }

  get samplers(): OpenPieceFaces['samplers'] {
    return this.#texture.samplers;
  }

  update(view: FacesView): boolean {
    const isResting = view.frame.inHand.size === 0 && isSameView(this.#view, view);
    this.#view = view;
    if (!isResting) this.#stop();
    if (view.frame.inHand.size > 0) return this.#follow(view);
    if (!this.#isPainted) {
      this.#timer ??= setTimeout(() => this.#look(), REST_MS);
      return this.#follow(view);
    }
    this.#isPainted = false;
    this.#texture.upload();
    this.#follow(view);
    return true;
  }

  destroy(): void {
    this.#isEnded = true;
    this.#stop();
    this.uniforms.uSharpGrid[3] = 0;
    this.#texture.destroy();
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Shows the pages where they are sharper than the first texture; true: that has changed. */
  #follow({ camera, pixelRatio, frame }: FacesView): boolean {
    const { uSharpGrid } = this.uniforms;
    const { shown } = this.#texture;
    const isShown =
      shown !== null &&
      !this.#isSharpEnough &&
      camera.scale * pixelRatio >= shown.grid.scale * SHOWN_FROM &&
      frame.cutLineOpacity === (shown.hasCutLines ? 1 : 0);
    const hasChanged = isShown !== (uSharpGrid[3] === 1);
    const { width, height } = this.#options.puzzle.spec;
    const pages = (shown?.grid.scale ?? 0) / PAGE_SIDE;
    uSharpGrid.set([width * pages, height * pages, shown?.grid.rows ?? 0, isShown ? 1 : 0]);
    return hasChanged;
  }

  #look(): void {
    const view = this.#view;
    this.#timer = null;
    const wanted = view === null || this.#isEnded ? null : this.#wantedIn(view);
    const wasSharpEnough = this.#isSharpEnough;
    this.#isSharpEnough = wanted === null;
    if (wanted === null) {
      if (!wasSharpEnough && !this.#isEnded && this.shownScale !== null) this.#options.onPainted();
      return;
    }
    this.#paint ??= this.#options.prepare();
    this.#paint.then(
      (paint) => {
        // Something has moved meanwhile: it is looked at again once that rests.
        if (this.#isEnded || this.#view !== view || this.#timer !== null) return;
        const missing = this.#texture.missing(wanted);
        if (missing.length > 0) this.#paintSome(missing, wanted, paint);
        else if (wasSharpEnough) this.#show();
      },
      (error: unknown) => {
        this.#isEnded = true;
        reportError(error);
      },
    );
  }

  #paintSome(missing: number[], wanted: WantedPages, paint: PaintArea): void {
    this.#timer = null;
    const until = performance.now() + SLICE_MS;
    let page = missing.shift();
    while (page !== undefined) {
      this.#texture.paint(page, wanted, paint);
      if (performance.now() > until) break;
      page = missing.shift();
    }
    if (missing.length > 0) {
      this.#timer = setTimeout(() => this.#paintSome(missing, wanted, paint), 0);
      return;
    }
    this.#show();
  }

  #show(): void {
    this.#isPainted = true;
    this.#options.onPainted();
  }

  /** Null: the first texture is sharp enough. */
  #wantedIn({ frame, camera, size, pixelRatio }: FacesView): WantedPages | null {
    const { puzzle } = this.#options;
    const { width, height } = puzzle.spec;
    const { cutLineOpacity } = frame;
    if (cutLineOpacity > 0 && cutLineOpacity < 1) return null;
    const seen = {
      frame,
      view: viewBounds(camera, { ...size, insets: NO_INSETS }),
      boxes: this.#boxes,
      hollows: puzzle.settle === null ? null : hollowsOf(puzzle),
    };
    const least = (TEXTURE_LONG_SIDE_MAX / Math.max(width, height)) * SHARPER_FROM;
    const slots = this.#texture.fit(size.width * size.height * pixelRatio ** 2);
    for (let scale = camera.scale * pixelRatio; scale > least; scale *= COARSER) {
      const grid = pageGrid(puzzle, scale);
      const pages = seenPages(seen, grid);
      if (pages.size <= slots) return { grid, pages, hasCutLines: cutLineOpacity === 1 };
    }
    return null;
  }
}

function isSameView(before: FacesView | null, { camera, size, pixelRatio, frame }: FacesView): boolean {
  return (
    before !== null &&
    before.camera.scale === camera.scale &&
    before.camera.x === camera.x &&
    before.camera.y === camera.y &&
    before.size.width === size.width &&
    before.size.height === size.height &&
    before.pixelRatio === pixelRatio &&
    before.frame.cutLineOpacity === frame.cutLineOpacity
  );
}
