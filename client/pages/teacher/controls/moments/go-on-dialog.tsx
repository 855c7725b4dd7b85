/** Asks who goes on from a moment of the past, and lets them: one board, all that are cut alike, chosen ones, or everybody in a new activity. */
import { Split } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { collectionWords } from '#client/i18n/words/teacher/collection-words.ts';
import { continueFrom } from '#client/net/http/teacher-api.ts';
import { recordContinuation } from '#client/pages/teacher/controls/own-resets.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { ReasonedButton } from '#client/ui/controls/reasoned-button.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { Dialog, DialogActions, openDialog } from '#client/ui/surfaces/dialog.tsx';
import type { BoardNumber } from '#shared/ids.ts';
import type { ReplayBoard } from '#shared/protocol/http/replay-index.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { playerNames } from './player-names.ts';
import './collection.css';

/** The moment after a frame of a board. */
export interface ContinuedMoment {
  readonly from: ReplayBoard;
  readonly frame: number;
  /** The moment in words. */
  readonly what: string;
}

interface GoOnDialogProps {
  readonly view: ClassroomView;
  readonly moment: ContinuedMoment;
  readonly areNamesHidden: boolean;
  readonly onClose: () => void;
}

type Targets = 'this' | 'all' | 'some' | 'activity';

export function GoOnDialog({ view, moment: { from, frame, what }, areNamesHidden, onClose }: GoOnDialogProps) {
  const say = collectionWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const alike = boardsAlike(view, from);
  const own = alike.find(({ board }) => board === from.number);
  const [targets, setTargets] = useState<Targets>(own !== undefined ? 'this' : alike.length > 0 ? 'all' : 'activity');
  const [some, setSome] = useState<readonly BoardNumber[]>([]);
  const [errorCode, request] = useRequest();
  useEffect(() => openDialog(dialog.current), []);
  const nameOf = ({ board, members }: BoardView) => playerNames(board, members, areNamesHidden);
  const goOn = async (): Promise<void> => {
    const boards = targets === 'this' ? [from.number] : [...some];
    const to = targets === 'all' || targets === 'activity' ? targets : boards;
    const answer = continueFrom(view.id, { board: from.number, frame, to });
    if (!(await request(answer))) return;
    const reply = await answer;
    recordContinuation(view.id, reply.ok ? reply.boards : []);
    closeWithAround(dialog.current);
  };
  return (
    <Dialog dialog={dialog} title={say.goOnOf(what)} onClose={onClose}>
      <Choices
        legend={say.goOnWhere}
        options={[
          ...(own === undefined ? [] : [{ value: 'this' as const, label: say.goOnThis(nameOf(own)) }]),
          ...(alike.length === 0 ? [] : [{ value: 'all' as const, label: say.goOnAll }]),
          ...(alike.length === 0 ? [] : [{ value: 'some' as const, label: say.goOnSome }]),
          { value: 'activity', label: say.goOnActivity },
        ]}
        chosen={targets}
        onChoose={setTargets}
      />
      {targets === 'some' && <SomeBoards boards={alike} nameOf={nameOf} chosen={some} onChoose={setSome} />}
      <p class="hint">{say.goOnHint}</p>
      {errorCode !== null && <ErrorLine code={errorCode} />}
      <DialogActions>
        <Button onClick={() => dialog.current?.close()}>{say.cancel}</Button>
        <ReasonedButton
          kind="primary"
          icon={Split}
          reason={targets === 'some' && some.length === 0 ? say.goOnNeedsSome : null}
          onClick={() => void goOn()}
        >
          {say.goOnNow}
        </ReasonedButton>
      </DialogActions>
    </Dialog>
  );
}

/** What has begun, and its undo, are on the page: whatever lies over it closes. */
function closeWithAround(dialog: HTMLDialogElement | null): void {
  for (let each = dialog; each !== null; each = each.parentElement?.closest('dialog') ?? null) each.close();
}

interface SomeBoardsProps {
  readonly boards: readonly BoardView[];
  readonly nameOf: (board: BoardView) => string;
  readonly chosen: readonly BoardNumber[];
  readonly onChoose: (chosen: readonly BoardNumber[]) => void;
}

function SomeBoards({ boards, nameOf, chosen, onChoose }: SomeBoardsProps) {
  return (
    <fieldset class="go-on-boards">
      <legend class="label">{collectionWords.value.goOnSome}</legend>
      {boards.map((each) => (
        <SettingCheck
          key={each.board}
          label={nameOf(each)}
          isName
          isOn={chosen.includes(each.board)}
          onChoose={(isChosen) => {
            const others = chosen.filter((board) => board !== each.board);
            onChoose(isChosen ? [...others, each.board] : others);
          }}
        />
      ))}
    </fieldset>
  );
}

/** The boards that can lie as this one lay: the server has the last word. */
function boardsAlike({ activity, boards }: ClassroomView, { activity: source, cut }: ReplayBoard): BoardView[] {
  if (activity === null || activity.turns !== source.turns) return [];
  const spec = JSON.stringify(source.cuts[cut]);
  return boards.filter((board) => JSON.stringify(activity.cuts[board.cut]) === spec);
}
