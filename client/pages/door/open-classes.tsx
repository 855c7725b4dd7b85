/** Classes that are open now, as they open, fill and close. Choosing one asks for its code: being listed lets nobody in. */
import { Lock } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { RoomView } from '../../../shared/protocol/events.ts';
import { samplePath } from '../../../shared/samples/path.ts';
import { doorWords } from '../../i18n/words/door.ts';
import { words } from '../../i18n/words/shared.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { SeatMark } from '../../ui/seat-mark.tsx';

type List = 'loading' | 'offline' | readonly RoomView[];

/** A class that is just being opened has nothing to play yet. */
function isPlayed({ mode }: RoomView): boolean {
  return mode !== null;
}

/** The list loads after the field: nobody waits for it to type a code. */
function useRooms(): List {
  const [list, setList] = useState<List>('loading');
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    import('../../net/rooms.ts').then(
      ({ watchRooms }) => {
        if (!isGone) stop = watchRooms((rooms) => setList(rooms?.filter(isPlayed) ?? 'offline'));
      },
      () => setList('offline'),
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  return list;
}

export function OpenClasses({ onChoose }: { readonly onChoose: (room: RoomView) => void }) {
  const say = doorWords.value;
  const list = useRooms();
  return (
    <section class="open-classes" aria-labelledby="open-now">
      <h2 id="open-now">{say.openNow}</h2>
      {typeof list === 'string' || list.length === 0 ? (
        <p class="nobody" role="status">
          {list === 'loading' ? say.lookingForClasses : list === 'offline' ? say.listOffline : say.nobodyYet}
        </p>
      ) : (
        <ul>
          {list.map((room) => (
            <li key={room.id}>
              <OpenClass room={room} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface OpenClassProps {
  readonly room: RoomView;
  readonly onChoose: (room: RoomView) => void;
}

function OpenClass({ room, onChoose }: OpenClassProps) {
  const say = doorWords.value;
  const { mode, seats, untitled } = words.value;
  const isFull = room.seats >= room.capacity;
  return (
    <button type="button" class="row" onClick={() => onChoose(room)}>
      <SeatMark hue={room.hue} shape="circle" />
      {room.sample !== null && <img class="thumb" src={samplePath(room.sample, true)} alt="" loading="lazy" />}
      <b dir="auto">{room.title === '' ? untitled : room.title}</b>
      {room.locked && (
        <span class="lock">
          <Icon of={Lock} />
          <span class="unseen">{say.locked}</span>
        </span>
      )}
      <span class="rest">
        {room.mode !== null && <span>{mode[room.mode]}</span>}
        <span aria-hidden="true">
          {room.seats}/{room.capacity}
        </span>
        <span class="unseen">{seats(room.seats, room.capacity)}</span>
        {room.open && !isFull && !room.shut && <span class="open-door">{room.asks ? say.asks : say.openDoor}</span>}
        {room.shut && !isFull && <span class="full">{say.shut}</span>}
        {isFull && <span class="full">{say.full}</span>}
      </span>
    </button>
  );
}
