/**
 * Moving pictures on cards, drawn from the sheet of their frames over a painted sheet, which has everything else: another frame is another
 * value of one uniform, and no byte of a buffer or a texture.
 */
import type { OpenPieceFaces, PieceFaces } from '#client/board/scene/piece-faces.ts';
import type { PieceId } from '#shared/ids.ts';
import { frameArea, type PictureMotion } from '#shared/picture/motion.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import type { MovingFaces } from './sheet-picture.ts';

/**
 * uPictures: where the painted sheet has each piece's picture, 0..1. uFrames: where the sheet of frames has it now, 0..1. Both as origin
 * and size, index = piece; no size: the piece shows the painted sheet alone.
 */
const inputsFor = (pieces: number) => `
uniform sampler2D uFrameSheet;
uniform vec4 uPictures[${pieces + 1}];
uniform vec4 uFrames[${pieces + 1}];
`;
const FACE = `
    int piece = int(vColour.r + 0.5);
    vec4 frame = uFrames[piece];
    if (frame.z > 0.0) {
      vec4 picture = uPictures[piece];
      vec2 within = (vPlace - picture.xy) / picture.zw;
      if (within == clamp(within, 0.0, 1.0)) face = textureLod(uFrameSheet, frame.xy + within * frame.zw, 0.0).rgb;
    }
`;

export interface CardPicturesOptions {
  readonly puzzle: Pick<Puzzle, 'pieces' | 'spec'>;
  /** Where the painted sheet has the picture of each piece that moves, in the order of the motion's cards. Units. */
  readonly places: ReadonlyMap<PieceId, SheetPart>;
  readonly motion: PictureMotion;
  /** The painted sheet. */
  readonly painted: PieceFaces;
}

export class CardPictures implements MovingFaces {
  frame: number | null = null;
  readonly #sheet: ImageBitmap;
  readonly #options: CardPicturesOptions;

  constructor(sheet: ImageBitmap, options: CardPicturesOptions) {
    this.#sheet = sheet;
    this.#options = options;
  }

  open(textures: Parameters<PieceFaces['open']>[0]): OpenPieceFaces | null {
    const { puzzle, places, motion, painted } = this.#options;
    const below = painted.open(textures);
    const uFrameSheet = textures.createSheet(this.#sheet);
    if (uFrameSheet === null) return below;
    const uPictures = new Float32Array((puzzle.pieces + 1) * 4);
    const uFrames = new Float32Array((puzzle.pieces + 1) * 4);
    const { width, height } = puzzle.spec;
    for (const [piece, place] of places)
      uPictures.set([place.left / width, place.top / height, place.width / width, place.height / height], piece * 4);
    let shown: number | null = null;
    const show = (frame: number | null): boolean => {
      if (frame === shown) return false;
      shown = frame;
      for (const [card, piece] of [...places.keys()].entries())
        uFrames.set(frame === null ? [0, 0, 0, 0] : frameArea(motion, frame, card), piece * 4);
      return true;
    };
    return {
      shaderInputs: `${below?.shaderInputs ?? ''}${inputsFor(puzzle.pieces)}`,
      shaderFace: `${below?.shaderFace ?? ''}${FACE}`,
      ...(below?.shaderGhost === undefined ? {} : { shaderGhost: below.shaderGhost }),
      get uniforms() {
        return { ...below?.uniforms, uPictures, uFrames };
      },
      get samplers() {
        return { ...below?.samplers, uFrameSheet };
      },
      update: (view) => {
        const hasPainted = below?.update(view) === true;
        return show(this.frame) || hasPainted;
      },
      destroy: () => {
        below?.destroy();
        uFrameSheet.destroy();
      },
    };
  }
}
