/** The open classes, updated as they open, fill and close. A listed class still asks for its code, unless its admission is open. */
import { Lock } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { distinctTitles } from '#client/classroom/class-title.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import { samplePath } from '#shared/samples/sample-path.ts';

type ListState = 'loading' | 'offline' | readonly OpenClassView[];

/** False for a class that is still being created. */
function hasActivity({ mode }: OpenClassView): boolean {
  return mode !== null;
}

/** The code of the list loads after the page, so that the join form does not wait for it. */
function useOpenClasses(): ListState {
  const [list, setList] = useState<ListState>('loading');
  useEffect(() => {
    let stop: (() => void) | null = null;
    const stopLoading = loadPart(
      () => import('#client/net/open-classes.ts'),
      ({ watchOpenClasses }) => {
        stop = watchOpenClasses((classes) => setList(classes?.filter(hasActivity) ?? 'offline'));
      },
    );
    return () => {
      stopLoading();
      stop?.();
    };
  }, []);
  return list;
}

interface OpenClassListProps {
  /** @param title as the list shows it */
  readonly onChoose: (openClass: OpenClassView, title: string) => void;
}

export function OpenClassList({ onChoose }: OpenClassListProps) {
  const say = joinWords.value;
  const list = useOpenClasses();
  const titles = typeof list === 'string' ? [] : distinctTitles(list);
  return (
    <section class="open-classes" aria-labelledby="open-now">
      <h2 id="open-now">{say.openNow}</h2>
      {typeof list === 'string' || list.length === 0 ? (
        <p class="nobody" role="status">
          {list === 'loading' ? say.loadingClasses : list === 'offline' ? say.listOffline : say.noOpenClasses}
        </p>
      ) : (
        <ul>
          {list.map((openClass, index) => (
            <li key={openClass.id}>
              <OpenClassRow openClass={openClass} title={titles[index] ?? openClass.title} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface OpenClassRowProps extends OpenClassListProps {
  readonly openClass: OpenClassView;
  readonly title: string;
}

function OpenClassRow({ openClass, title, onChoose }: OpenClassRowProps) {
  const say = joinWords.value;
  const isFull = openClass.seats >= openClass.capacity;
  return (
    <button type="button" class="row" onClick={() => onChoose(openClass, title)}>
      <SeatMark hue={openClass.hue} shape="circle" />
      {openClass.sample !== null && (
        <RetriedImage class="thumb" src={samplePath(openClass.sample, true)} alt="" loading="lazy" />
      )}
      <b dir="auto">{title}</b>
      {openClass.locked && (
        <span class="lock">
          <Icon icon={Lock} />
          <span class="unseen">{say.needsPasswordOrApproval}</span>
        </span>
      )}
      <span class="rest">
        {openClass.open && !isFull && !openClass.shut && (
          <span class="open-to-all">{openClass.needsApproval ? say.needsApproval : say.openToAll}</span>
        )}
        {openClass.shut && !isFull && <span class="full">{say.closedToNew}</span>}
        {isFull && <span class="full">{say.full}</span>}
      </span>
    </button>
  );
}
