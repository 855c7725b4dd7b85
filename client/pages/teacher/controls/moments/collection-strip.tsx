/** The collected moments of a class below its boards: a strip to order, to note, to drop and to choose from for everybody's screen. */
import { type Signal, useSignal } from '@preact/signals';
import { ChevronDown, ChevronUp, Presentation } from 'lucide';
import { useId, useRef, useState } from 'preact/hooks';
import { collectionWords } from '#client/i18n/words/teacher/collection-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { clockOf } from '#client/play/replay/replay-sentences.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import { momentLetter } from '#client/wall/moments/moment-letter.ts';
import { SHOWN_MOMENTS_MAX } from '#shared/limits.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { CollectedMomentView, MomentView, ShownMomentsView } from '#shared/protocol/views/controls-view.ts';
import { type ContinuedMoment, GoOnDialog } from './go-on-dialog.tsx';
import { MomentCard } from './moment-card.tsx';
import { playerNames } from './player-names.ts';
import { useCollectedStatus } from './use-collected-status.ts';
import './collection.css';

export interface CollectionStripProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly moments: readonly CollectedMomentView[];
  readonly areNamesHidden: boolean;
}

export function CollectionStrip({ link, view, moments, areNamesHidden }: CollectionStripProps) {
  const say = collectionWords.value;
  const list = useId();
  const container = useRef<HTMLElement>(null);
  const isOpen = useSignal(false);
  useRestoreFocus(container, () => document.querySelector<HTMLElement>('main'));
  const nameOf = ({ board, members }: MomentView) => playerNames(board, members, areNamesHidden);
  const status = useCollectedStatus(moments, nameOf);
  const title = say.title(moments.length);
  return (
    <aside class="collection" aria-label={title} ref={container}>
      <p class="unseen" role="status">
        {status.value}
      </p>
      <div class="collection-head">
        <Button
          kind="quiet"
          icon={isOpen.value ? ChevronDown : ChevronUp}
          aria-expanded={isOpen.value}
          aria-controls={list}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          {title}
        </Button>
        <ShownNotice link={link} shown={view.controls.shownMoments} />
      </div>
      <div id={list} class="collection-body">
        {isOpen.value && (
          <CollectionList
            link={link}
            view={view}
            moments={moments}
            areNamesHidden={areNamesHidden}
            nameOf={nameOf}
            status={status}
          />
        )}
      </div>
    </aside>
  );
}

interface ShownNoticeProps {
  readonly link: ClassLink;
  readonly shown: ShownMomentsView | undefined;
}

/** Says that everybody's screen shows moments, with the button that ends it. */
function ShownNotice({ link, shown }: ShownNoticeProps) {
  const say = collectionWords.value;
  if (shown === undefined) return null;
  return (
    <>
      <p role="status">{shown.named ? say.shownNowNamed : say.shownNow}</p>
      <Button icon={Presentation} onClick={() => void link.control('showMoments', { moments: [], named: false })}>
        {say.end}
      </Button>
    </>
  );
}

interface CollectionListProps extends CollectionStripProps {
  readonly nameOf: (moment: MomentView) => string;
  readonly status: Signal<string>;
}

function CollectionList({ link, view, moments, areNamesHidden, nameOf, status }: CollectionListProps) {
  const say = collectionWords.value;
  const hint = useId();
  const chosen = useSignal<readonly number[]>([]);
  const [goOnFrom, setGoOnFrom] = useState<ContinuedMoment | null>(null);
  const picked = chosen.value.filter((each) => moments.some(({ moment }) => moment === each));
  const whatOf = (moment: MomentView) => say.momentOf(nameOf(moment), clockOf(moment.time));
  const show = (named: boolean) => void link.control('showMoments', { moments: [...picked], named });
  return (
    <>
      <ol class="collection-list">
        {moments.map((moment, place) => (
          <MomentCard
            key={moment.moment}
            classroom={view.id}
            moment={moment}
            what={whatOf(moment)}
            place={place}
            isLast={place === moments.length - 1}
            letter={picked.includes(moment.moment) ? momentLetter(picked.indexOf(moment.moment)) : null}
            canBeChosen={picked.length < SHOWN_MOMENTS_MAX}
            onChoose={(isChosen) => {
              const others = picked.filter((each) => each !== moment.moment);
              chosen.value = isChosen ? [...others, moment.moment] : others;
            }}
            onMove={(to) => {
              status.value = say.moved(whatOf(moment), to + 1);
              void link.control('moveMoment', { moment: moment.moment, place: to });
            }}
            onNote={(note) => void link.control('noteMoment', { moment: moment.moment, note })}
            onDrop={() => {
              status.value = say.dropped(whatOf(moment));
              void link.control('removeMoment', { moment: moment.moment });
            }}
            onGoOn={(from, frame) => setGoOnFrom({ from, frame, what: whatOf(moment) })}
          />
        ))}
      </ol>
      <div class="collection-actions" data-chosen={picked.length > 0}>
        <span class="hint" id={hint}>
          {say.chosen(picked.length, SHOWN_MOMENTS_MAX)}
        </span>
        {picked.length > 0 && (
          <>
            <Button kind="primary" icon={Presentation} aria-describedby={hint} onClick={() => show(false)}>
              {say.show(picked.length)}
            </Button>
            <Button aria-describedby={hint} onClick={() => show(true)}>
              {say.showNamed}
            </Button>
          </>
        )}
      </div>
      {goOnFrom !== null && (
        <GoOnDialog view={view} moment={goOnFrom} areNamesHidden={areNamesHidden} onClose={() => setGoOnFrom(null)} />
      )}
    </>
  );
}
