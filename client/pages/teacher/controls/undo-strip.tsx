/** Offers to undo the resets and continuations that this tab has made, for as long as the server allows it. */
import { Undo2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { serverNow } from '#client/net/server-clock.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { TeacherControlsView } from '#shared/protocol/views/controls-view.ts';
import { isOwnContinuation, isOwnReset } from './own-resets.ts';

interface UndoStripProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly teacherOnly: TeacherControlsView;
}

export function UndoStrip({ link, view, teacherOnly }: UndoStripProps) {
  const say = controlsWords.value;
  const [, rerender] = useState(0);
  const container = useRef<HTMLDivElement>(null);
  useRestoreFocus(container, () => container.current?.closest('main'));
  const { undoable, withdrawableUntil = 0 } = teacherOnly;
  const open = undoable.filter(({ until }) => until > serverNow());
  const resets = open.filter(({ board }) => isOwnReset(view.id, board));
  const continued = open.filter(({ board }) => isOwnContinuation(view.id, board));
  const canWithdraw = withdrawableUntil > serverNow() && isOwnContinuation(view.id, null);
  const ends = [...resets, ...continued].map(({ until }) => until);
  if (canWithdraw) ends.push(withdrawableUntil);
  const next = ends.length === 0 ? undefined : Math.min(...ends);
  useEffect(() => {
    if (next === undefined) return;
    const timer = setTimeout(() => rerender((count) => count + 1), Math.max(0, next - serverNow()) + 50);
    return () => clearTimeout(timer);
  }, [next]);
  const namesOf = (board: BoardNumber) =>
    (view.boards.find((each) => each.board === board)?.members ?? []).map(({ name }) => name).join(', ');
  return (
    <div class="undo-strip" role="status" ref={container}>
      {resets.map(({ board }) => (
        <Offer
          key={board}
          done={say.resetDone(namesOf(board))}
          onUndo={() => void link.control('undoReset', { board })}
        />
      ))}
      {continued.length > 0 && (
        <Offer
          done={say.continued(continued.length)}
          onUndo={() => void link.control('undoReset', { boards: continued.map(({ board }) => board) })}
        />
      )}
      {canWithdraw && <Offer done={say.activityContinued} onUndo={() => void link.control('withdrawActivity', {})} />}
    </div>
  );
}

interface OfferProps {
  /** What was done, in a sentence. */
  readonly done: string;
  readonly onUndo: () => void;
}

function Offer({ done, onUndo }: OfferProps) {
  return (
    <p>
      <span dir="auto">{done}</span>
      <Button icon={Undo2} onClick={onUndo}>
        {controlsWords.value.undoReset}
      </Button>
    </p>
  );
}
