/** The mark of a student: one of twelve hues and one of six shapes, never the colour alone. */
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import { SEAT_SHAPE_BOX, SEAT_SHAPE_PATHS } from './seat-shapes.ts';

export function SeatMark({ hue, shape }: Pick<SeatAppearance, 'hue' | 'shape'>) {
  return (
    <svg
      class="seat-mark"
      viewBox={`0 0 ${SEAT_SHAPE_BOX} ${SEAT_SHAPE_BOX}`}
      width="16"
      height="16"
      aria-hidden="true"
      data-hue={hue}
    >
      <path d={SEAT_SHAPE_PATHS[shape]} />
    </svg>
  );
}

/** A name with its mark. The name keeps its own writing direction. */
export function NameChip({ name, hue, shape }: SeatAppearance) {
  return (
    <span class="chip">
      <SeatMark hue={hue} shape={shape} />
      <bdi title={name} translate={false}>
        {name}
      </bdi>
    </span>
  );
}
