/** Where a board is drawn: the space that the bars leave, and nothing of ours inside it but the board. */
import { useEffect, useRef } from 'preact/hooks';

/** Draws into the place; what it answers takes the board away again. */
export type ShowBoard = (place: HTMLElement) => () => void;

interface BoardPlaceProps {
  readonly label: string;
  /** The same function as long as the same board is shown. */
  readonly show: ShowBoard | null;
}

export function BoardPlace({ label, show }: BoardPlaceProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => (show === null || place.current === null ? undefined : show(place.current)), [show]);
  return <section class="board-place" aria-label={label} ref={place} />;
}
