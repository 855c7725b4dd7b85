/** The student's own pictures of the lesson that is over, each as it was left, to keep. It lies over the board. */
import { useEffect, useState } from 'preact/hooks';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { feastWords } from '#client/i18n/words/student/feast-words.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import type { Play } from '#client/play/play.ts';
import { copyOf } from '#shared/board/board.ts';
import type { BoardView, EarlierActivity } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { EarlierPicture, GalleryPicture } from './gallery-picture.tsx';
import './day-gallery.css';

interface DayGalleryProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
  /** The student's present board; undefined while there is none. */
  readonly board: BoardView | undefined;
  readonly play: Play | null;
}

export function DayGallery({ connection, view, board, play }: DayGalleryProps) {
  const earlier = useEarlierActivities(connection);
  const { id: classroom, activity } = view;
  // Subscribes: the board may load after this.
  const facts = play?.facts.value;
  const last = play?.internals.mirror.isLoaded === true ? play.internals.mirror.confirmed : null;
  const pictures = (earlier ?? []).flatMap(({ activity: ofActivity, boards }) =>
    boards.map((each) => (
      <EarlierPicture
        key={each.board}
        connection={connection}
        classroom={classroom}
        activity={ofActivity}
        board={each}
      />
    )),
  );
  return (
    <section class="day-gallery" aria-label={feastWords.value.todaysPictures}>
      <h2>{feastWords.value.todaysPictures}</h2>
      {earlier === null && <p role="status">{sharedWords.value.loading}</p>}
      <ul>
        {pictures}
        {activity !== null && board !== undefined && last !== null && (
          <GalleryPicture
            key={`${board.board} ${facts?.done}`}
            classroom={classroom}
            activity={activity}
            state={copyOf(last)}
          />
        )}
      </ul>
    </section>
  );
}

/** Those of this lesson, oldest first; null: they have not arrived. */
function useEarlierActivities({ link }: ClassConnection): readonly EarlierActivity[] | null {
  const [activities, setActivities] = useState<readonly EarlierActivity[] | null>(null);
  useEffect(
    () =>
      requestUntilAnswered({
        send: () => link.earlierBoards(),
        onReply: (reply) => setActivities(reply.ok ? reply.activities.filter(({ isOfLesson }) => isOfLesson) : []),
        isTemporary,
      }),
    [link],
  );
  return activities;
}
