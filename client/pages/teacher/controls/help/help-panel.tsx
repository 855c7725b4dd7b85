/** A teacher's help for the focused board: with the piece that was pressed on it, and with the board as a whole. */
import { Bookmark, Pause, Play as PlayIcon, Presentation, RotateCcw, SquareUser, X } from 'lucide';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { collectMoment } from '#client/pages/teacher/controls/moments/collect-moment.ts';
import { recordReset } from '#client/pages/teacher/controls/own-resets.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ReasonedButton } from '#client/ui/controls/reasoned-button.tsx';
import type { BoardHelpProps } from './help-props.ts';
import { PieceHelp } from './piece-help.tsx';
import './help-panel.css';
import { pieceCount } from '#shared/puzzle/kinds/registry.ts';

/** Stands beside the board, which gives it the room: it lies over no piece. */
export function HelpPanel(props: BoardHelpProps) {
  const { link, view, board: boardView, teacherOnly, play } = props;
  const { board } = boardView;
  const say = controlsWords.value;
  const isPaused = teacherOnly.pausedBoards.includes(board);
  const isSpotlit = view.controls.spotlight?.board === board;
  // The strip below the board ends it, and has the room then.
  const show = (named: boolean) => {
    play.setPicking(false);
    void link.control('spotlight', { board, named });
  };
  return (
    <section class="help-panel fading" aria-label={say.help}>
      <div class="help-head">
        <h3>{say.help}</h3>
        <Button kind="quiet" icon={X} label={sharedWords.value.close} onClick={() => play.setPicking(false)} />
      </div>
      <div class="rows board-actions">
        <PieceHelp {...props} />
        <ReasonedButton
          icon={isPaused ? PlayIcon : Pause}
          onClick={() => void link.setPaused(board, !isPaused)}
          reason={view.paused ? teacherWords.value.everybodyPaused : null}
        >
          {isPaused ? say.resumeBoard : say.pauseBoard}
        </ReasonedButton>
        {!isSpotlit && (
          <>
            <Button icon={Presentation} onClick={() => show(false)}>
              {say.spotlight}
            </Button>
            <Button icon={SquareUser} onClick={() => show(true)}>
              {say.spotlightNamed}
            </Button>
          </>
        )}
        <Button icon={Bookmark} aria-keyshortcuts="K" onClick={() => collectMoment(link, board)}>
          {say.collectMoment}
          <span class="key-name" aria-hidden="true">
            K
          </span>
        </Button>
        {view.activity?.mode === 'each' && view.activity.cuts.length > 1 && (
          <Choices
            legend={say.recut}
            options={view.activity.cuts.map((spec, cut) => ({
              value: cut,
              label: say.cut(pieceCount(spec)),
            }))}
            chosen={boardView.cut}
            onChoose={(cut) => void link.control('recut', { board, cut })}
          />
        )}
        <hr />
        <Button
          kind="danger"
          icon={RotateCcw}
          onClick={() => {
            recordReset(view.id, board);
            void link.resetBoard(board);
          }}
        >
          {say.reset}
        </Button>
      </div>
    </section>
  );
}
