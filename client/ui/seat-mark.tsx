/** Whose it is, without words: one of twelve hues and one of six shapes together, never the colour alone. */
import type { SeatShape } from '../../shared/protocol/events.ts';
import { SHAPE_BOX, SHAPES } from './shape.ts';

export interface SeatLook {
  readonly hue: number;
  readonly shape: SeatShape;
}

export function SeatMark({ hue, shape }: SeatLook) {
  return (
    <svg class="seat-mark" viewBox={`0 0 ${SHAPE_BOX} ${SHAPE_BOX}`} aria-hidden="true" data-hue={hue}>
      <path d={SHAPES[shape]} />
    </svg>
  );
}

/** A name with its mark. The name keeps its own direction of writing. */
export function NameChip({ name, hue, shape }: SeatLook & { readonly name: string }) {
  return (
    <span class="chip">
      <SeatMark hue={hue} shape={shape} />
      <bdi title={name}>{name}</bdi>
    </span>
  );
}
