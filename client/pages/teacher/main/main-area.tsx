/** The main area of a teacher's page: the wall, and beside its tiles the join instructions or one board. */
import type { Signal } from '@preact/signals';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import type { JoinAddress } from '#client/classroom/joining/join-address.ts';
import { JoinInstructions } from '#client/classroom/joining/join-instructions.tsx';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { replayTools } from '#client/pages/teacher/controls/moments/dialog-replay-tools.tsx';
import type { Play } from '#client/play/play.ts';
import type { useNamesHidden } from '#client/wall/arrangement/use-arrangement.ts';
import { WallPanel } from '#client/wall/wall-panel.tsx';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { FocusedBoard } from './focused-board.tsx';
import { helpRequestsOf, useLiveWall } from './use-live-wall.ts';
import type { MainState } from './use-main-content.ts';

interface MainAreaProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
  readonly main: MainState;
  /** The play session of the focused board. */
  readonly play: Play | null;
  readonly joinAddress: JoinAddress;
  /** Whether names are hidden on the wall, and the function that changes it. */
  readonly names: ReturnType<typeof useNamesHidden>;
  /** What is said of the focused board. */
  readonly boardNotice: Signal<string | null>;
}

export function MainArea({ connection, view, main, play, joinAddress, names, boardNotice }: MainAreaProps) {
  const { link } = connection;
  const { content, board } = main;
  const live = useLiveWall(connection, view);
  const helpRequests = helpRequestsOf(view, connection);
  return (
    <>
      <WallPanel
        live={live}
        view={view}
        helpRequests={helpRequests}
        shows={content === 'wall' ? 'grid' : 'strip'}
        chosen={board?.board ?? null}
        onChoose={main.show}
        onThresholds={(values) => void link.control('thresholds', values)}
        namesHidden={names}
        order={main.order}
        watching={{ link, page: connection.page, tools: replayTools({ link, view, areNamesHidden: names[0] }) }}
      />
      {content !== 'wall' && (
        // The code's own region has a name already.
        <section class="board-area" {...(content === 'code' ? {} : { 'aria-label': wallWords.value.focus })}>
          {board === undefined || play === null ? (
            <JoinInstructions
              code={view.code ?? ''}
              invitation={view.invitation ?? ''}
              joinAddress={joinAddress}
              isEmpty={view.seats === 0}
              forTeacher
            />
          ) : (
            <FocusedBoard
              link={link}
              live={live}
              view={view}
              helpRequests={helpRequests}
              board={board}
              play={play}
              areNamesHidden={names[0]}
              onStep={main.step}
              notice={boardNotice}
            />
          )}
        </section>
      )}
    </>
  );
}
