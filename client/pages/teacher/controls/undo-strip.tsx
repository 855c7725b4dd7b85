/** Offers to undo the resets that this tab has made, for as long as the server allows it. */
import { Undo2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { serverNow } from '#client/net/server-clock.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { TeacherControlsView } from '#shared/protocol/views/controls-view.ts';
import { isOwnReset } from './help/own-resets.ts';

interface UndoStripProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly teacherOnly: TeacherControlsView;
}

export function UndoStrip({ link, view, teacherOnly: { undoable } }: UndoStripProps) {
  const say = controlsWords.value;
  const [, rerender] = useState(0);
  const container = useRef<HTMLDivElement>(null);
  useRestoreFocus(container, () => container.current?.closest('main'));
  const open = undoable.filter(({ board, until }) => until > serverNow() && isOwnReset(view.id, board));
  const next = open[0]?.until;
  useEffect(() => {
    if (next === undefined) return;
    const timer = setTimeout(() => rerender((count) => count + 1), Math.max(0, next - serverNow()) + 50);
    return () => clearTimeout(timer);
  }, [next]);
  return (
    <div class="undo-strip" role="status" ref={container}>
      {open.map(({ board }) => (
        <p key={board}>
          <span dir="auto">
            {say.resetDone(
              (view.boards.find((each) => each.board === board)?.members ?? []).map(({ name }) => name).join(', '),
            )}
          </span>
          <Button icon={Undo2} onClick={() => void link.control('undoReset', { board })}>
            {say.undoReset}
          </Button>
        </p>
      ))}
    </div>
  );
}
