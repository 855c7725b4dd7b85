/** The layout of a teacher's page: the bar, the main area with its messages, the strips below it, and the chat. */

import { useEffect, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { useChatPanel } from '#client/chat/chat-panel-state.ts';
import { LazyChatPanel } from '#client/chat/lazy-chat-panel.tsx';
import { usePlay } from '#client/classroom/board/use-play.ts';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { useReconnectingText } from '#client/classroom/connection/connection-help.tsx';
import { teacherHelp } from '#client/classroom/connection/teacher-connection-help.ts';
import { useJoinAddress } from '#client/classroom/joining/join-address.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { useClassSounds } from '#client/play/sound/sounds.ts';
import { openDialog } from '#client/ui/surfaces/dialog.tsx';
import { useNamesHidden } from '#client/wall/arrangement/use-arrangement.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { FinishedStrip } from './controls/finished-strip.tsx';
import { PausedStrip } from './controls/paused-strip.tsx';
import { SpotlightStrip } from './controls/spotlight-strip.tsx';
import { UndoStrip } from './controls/undo-strip.tsx';
import { MainArea } from './main/main-area.tsx';
import { useMainContent } from './main/use-main-content.ts';
import { useMainShortcuts } from './main/use-main-shortcuts.ts';
import { NewSeatsStrip } from './people/new-seats-strip.tsx';
import { WaitingStrip } from './people/waiting-strip.tsx';
import { TeacherBar } from './teacher-bar.tsx';

const loadCollection = () =>
  import('./controls/moments/collection-strip.tsx').then(({ CollectionStrip }) => CollectionStrip);

interface TeacherClassProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
}

export function TeacherClass({ connection, view }: TeacherClassProps) {
  const { link } = connection;
  useClassSounds(view.controls.sounds);
  const joinAddress = useJoinAddress(view.id, connection.status);
  // Students whose address has gone are away: their teacher learns why, whatever is on the screen.
  useEffect(joinAddress.show, [joinAddress.show]);
  const chat = useChatPanel({ classroom: view.id, person: view.you.id, link });
  const people = useRef<HTMLDialogElement>(null);
  const main = useMainContent(view);
  const { play, notice } = usePlay(connection, view, main.board);
  useMainShortcuts(link, main, play);
  const names = useNamesHidden();
  const isLost = connection.isLost.value || play?.saveState.value === 'reconnecting';
  const passingMessage = useReconnectingText(isLost, teacherHelp) ?? notice.value;
  const isAddressNew = joinAddress.former !== null && main.content !== 'code';
  const banner = passingMessage ?? (isAddressNew ? teacherWords.value.addressChangedBanner : null);
  const { teacherOnly } = view.controls;
  return (
    <div class="class teacher-page" data-chat={chat.isOpen.value} data-paused={view.paused}>
      <TeacherBar
        connection={connection}
        view={view}
        main={main}
        isLost={isLost}
        people={people}
        chat={chat}
        joinAddress={joinAddress}
      />
      <main class="teacher-body" tabIndex={-1} data-shows={main.content === 'wall' ? 'grid' : 'strip'}>
        <MainArea
          connection={connection}
          view={view}
          main={main}
          play={play}
          joinAddress={joinAddress}
          names={names}
          boardNotice={notice}
        />
        <p
          class="banner"
          role="status"
          hidden={banner === null}
          data-lasts={passingMessage === null}
          data-of-board={banner !== null && banner === notice.value ? '' : undefined}
        >
          {banner}
        </p>
        {teacherOnly !== null && <UndoStrip link={link} view={view} teacherOnly={teacherOnly} />}
      </main>
      <div class="strips">
        {view.admission !== null && !view.finished && (
          <>
            <NewSeatsStrip link={link} view={view.admission} onShowPeople={() => openDialog(people.current)} />
            <WaitingStrip link={link} view={view.admission} onShowPeople={() => openDialog(people.current)} />
          </>
        )}
        {teacherOnly?.moments !== undefined && (
          <Lazy load={loadCollection} props={{ link, view, moments: teacherOnly.moments, areNamesHidden: names[0] }} />
        )}
        <FinishedStrip classroom={view.id} isFinished={view.finished} />
        <PausedStrip link={link} isPaused={view.paused && !view.finished} isLost={isLost} />
        <SpotlightStrip link={link} spotlight={view.controls.spotlight} />
      </div>
      <LazyChatPanel panel={chat} />
    </div>
  );
}
