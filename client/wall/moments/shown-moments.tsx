/** Moments that the teacher shows to everybody: one to four side by side, on a student's page over the own board, and on the projector. */
import { useSignal } from '@preact/signals';
import { Images } from 'lucide';
import { momentsWords } from '#client/i18n/words/moments-words.ts';
import { ShownNotice } from '#client/ui/surfaces/shown-notice.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { ShownMomentsView } from '#shared/protocol/views/controls-view.ts';
import { momentLetter } from './moment-letter.ts';
import { MomentPlayer } from './moment-player.tsx';

export interface ShownMomentsProps {
  readonly classroom: ClassroomId;
  readonly shown: ShownMomentsView;
}

export function ShownMoments({ classroom, shown: { moments } }: ShownMomentsProps) {
  const say = momentsWords.value;
  /** The one that takes the room of all; null: none. */
  const enlarged = useSignal<number | null>(null);
  const hasMany = moments.length > 1;
  const large = hasMany ? moments.find(({ moment }) => moment === enlarged.value)?.moment : undefined;
  return (
    <section class="shown-moments" aria-label={say.moments}>
      <ShownNotice icon={Images}>{say.shown(moments.length)}</ShownNotice>
      <div class="moment-grid" data-count={large === undefined ? moments.length : 1}>
        {moments.map((moment, index) => (
          <MomentPlayer
            key={moment.moment}
            classroom={classroom}
            moment={moment}
            letter={momentLetter(index)}
            isHidden={large !== undefined && large !== moment.moment}
            isLarge={large === moment.moment}
            onEnlarge={
              hasMany
                ? (isLarge) => {
                    enlarged.value = isLarge ? moment.moment : null;
                  }
                : null
            }
          />
        ))}
      </div>
    </section>
  );
}
