/** The layout of a student's page: the board between two bars, with the tray, the hints and the chat. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { useChatPanel } from '#client/chat/chat-panel-state.ts';
import { LazyChatPanel } from '#client/chat/lazy-chat-panel.tsx';
import { PlayArea } from '#client/classroom/board/play-area.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { useClassSounds } from '#client/play/sound/sounds.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { StudentBar } from './bar/student-bar.tsx';
import { BoardArea } from './board/board-area.tsx';
import { BoardHints } from './board/board-hints.tsx';
import { StudentTools } from './board/student-tools.tsx';
import { PauseOverlay } from './controls/pause-overlay.tsx';
import { useArrival } from './use-arrival.ts';
import { type StudentClassProps, useStudentClass } from './use-student-class.ts';

const loadEarlierBoards = () => import('./board/my-earlier-boards.tsx').then(({ MyEarlierBoards }) => MyEarlierBoards);

export function StudentClass(props: StudentClassProps) {
  const { connection, view, you } = props;
  const state = useStudentClass(props);
  const { play, isInactive } = state;
  useClassSounds(view.controls.sounds);
  const top = useRef<HTMLDivElement>(null);
  const arrival = useArrival(top, state);
  const showsEarlier = useSignal(false);
  const chat = useChatPanel({ classroom: view.id, person: you.id, link: connection.link });
  const showEarlier = () => {
    showsEarlier.value = true;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds the controls of a form
    <div
      class="class"
      role="group"
      aria-label={view.title === '' ? sharedWords.value.untitled : view.title}
      tabIndex={-1}
      ref={top}
      data-chat={chat.isOpen.value}
    >
      <p class="unseen" role="status">
        {arrival}
      </p>
      {play !== null && !isInactive && (
        <Button class="button skip" onClick={() => play.keyboard.open()}>
          {boardWords.value.openKeyboard}
        </Button>
      )}
      <StudentBar {...props} state={state} chat={chat} onShowEarlier={showEarlier} />
      <PlayArea play={play} hidesTray={state.isReplaced || view.finished} isInert={isInactive}>
        <BoardArea connection={connection} view={view} you={you} state={state} />
      </PlayArea>
      {play !== null && <BoardHints play={play} isInactive={isInactive} />}
      <StudentTools connection={connection} view={view} state={state} onShowEarlier={showEarlier} />
      <LazyChatPanel panel={chat} />
      <PauseOverlay isPaused={state.isPaused} />
      {showsEarlier.value && (
        <Lazy
          load={loadEarlierBoards}
          props={{
            connection,
            view,
            mayReplay: view.controls.studentReplay,
            onClose: () => {
              showsEarlier.value = false;
            },
          }}
        />
      )}
    </div>
  );
}
