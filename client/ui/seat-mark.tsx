/** Whose it is, without words: one of twelve hues and one of six shapes together, never the colour alone. */
import type { SeatShape } from '../../shared/protocol/events.ts';

/** In a box of 24. */
const SHAPES: Readonly<Record<SeatShape, string>> = {
  circle: 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z',
  triangle: 'M12 2 23 21H1z',
  square: 'M3 3h18v18H3z',
  diamond: 'M12 1 23 12 12 23 1 12z',
  star: 'M12 1 15 8.7 23 9.3 16.9 14.5 18.8 22.5 12 18.2 5.2 22.5 7.1 14.5 1 9.3 9 8.7z',
  hexagon: 'M7 2.5h10L22.5 12 17 21.5H7L1.5 12z',
};

export interface SeatLook {
  readonly hue: number;
  readonly shape: SeatShape;
}

export function SeatMark({ hue, shape }: SeatLook) {
  return (
    <svg class="seat-mark" viewBox="0 0 24 24" aria-hidden="true" data-hue={hue}>
      <path d={SHAPES[shape]} />
    </svg>
  );
}

/** A name with its mark. The name keeps its own direction of writing. */
export function NameChip({ name, hue, shape }: SeatLook & { readonly name: string }) {
  return (
    <span class="chip">
      <SeatMark hue={hue} shape={shape} />
      <bdi>{name}</bdi>
    </span>
  );
}
