/**
 * A moving picture, drawn from the sheet of its frames. The sheet and the cut lines are uploaded once: another frame is another value of one
 * uniform, and no byte of a buffer or a texture.
 */
import type { OpenPieceFaces, PieceFaces } from '#client/board/scene/piece-faces.ts';
import { frameArea, type PictureMotion } from '#shared/picture/motion.ts';

const INPUTS = `
uniform sampler2D uSheet;
uniform sampler2D uLines;  // premultiplied
uniform vec4 uFrame;       // origin and size of the frame on the sheet, 0..1; no size: the still
`;
const FACE = `
    if (uFrame.z > 0.0) {
      vec4 line = texture(uLines, vPlace) * uCutLineOpacity;
      face = texture(uSheet, uFrame.xy + clamp(vPlace, 0.0, 1.0) * uFrame.zw).rgb * (1.0 - line.a) + line.rgb;
    }
`;

/** Faces of which some move. */
export interface MovingFaces extends PieceFaces {
  /** The frame to show; null: the still. */
  frame: number | null;
}

export class SheetPicture implements MovingFaces {
  frame: number | null = null;
  readonly #sheet: ImageBitmap;
  readonly #motion: PictureMotion;

  constructor(sheet: ImageBitmap, motion: PictureMotion) {
    this.#sheet = sheet;
    this.#motion = motion;
  }

  open(textures: Parameters<PieceFaces['open']>[0]): OpenPieceFaces | null {
    const uSheet = textures.createSheet(this.#sheet);
    if (uSheet === null) return null;
    const uLines = textures.createLines();
    const area = new Float32Array(4);
    let shown: number | null = null;
    return {
      shaderInputs: INPUTS,
      shaderFace: FACE,
      uniforms: { uFrame: area },
      samplers: { uSheet, uLines },
      update: () => {
        if (this.frame === shown) return false;
        shown = this.frame;
        area.set(shown === null ? [0, 0, 0, 0] : frameArea(this.#motion, shown));
        return true;
      },
      destroy: () => {
        uSheet.destroy();
        uLines.destroy();
      },
    };
  }
}
