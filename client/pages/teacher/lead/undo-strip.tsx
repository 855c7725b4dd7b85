/** A board was dealt anew from this page: for a while it can be had back. */
import { Undo2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClassroomView } from '../../../../shared/protocol/events.ts';
import type { TeachersView } from '../../../../shared/protocol/led.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import { serverNow } from '../../../led/clock.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useFocusKept } from '../../../ui/focus-kept.ts';
import { isOwnReset } from './help/own-resets.ts';

interface UndoStripProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly hers: TeachersView;
}

export function UndoStrip({ link, view, hers: { undoable } }: UndoStripProps) {
  const say = leadWords.value;
  const [, again] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useFocusKept(place, () => place.current?.closest('main'));
  const open = undoable.filter(({ board, until }) => until > serverNow() && isOwnReset(view.id, board));
  const next = open[0]?.until;
  useEffect(() => {
    if (next === undefined) return;
    const timer = setTimeout(() => again((count) => count + 1), Math.max(0, next - serverNow()) + 50);
    return () => clearTimeout(timer);
  }, [next]);
  return (
    <div class="undo-strip" role="status" ref={place}>
      {open.map(({ board }) => (
        <p key={board}>
          <span dir="auto">
            {say.wasReset(
              (view.boards.find((each) => each.board === board)?.members ?? []).map(({ name }) => name).join(', '),
            )}
          </span>
          <Button icon={Undo2} onClick={() => void link.lead('undoReset', { board })}>
            {say.undo}
          </Button>
        </p>
      ))}
    </div>
  );
}
