/** What a projector may show of a class, in a window of its own: the code, the timer, boards without names, or the one in the spotlight. */
import { Expand, Grid3x3, Hash, type IconNode, Pause, Timer as TimerIcon } from 'lucide';
import { useEffect } from 'preact/hooks';
import { PRESENTED, type Presented } from '../../../shared/classroom/event.ts';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { PresentView } from '../../../shared/protocol/led.ts';
import { leadWords } from '../../i18n/words/lead.ts';
import { words } from '../../i18n/words/shared.ts';
import { TimerFace } from '../../led/timer.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { NameChip } from '../../ui/seat-mark.tsx';
import { outsideOf } from '../class/outside.tsx';
import { spaced } from '../door/code.ts';
import { nameWindow } from '../start.tsx';
import { CodePage } from '../teacher/links/code-page.tsx';
import { useWayIn } from '../teacher/links/way-in.ts';
import { type PresentAttendance, usePresent } from './attend.ts';
import { Boards } from './boards.tsx';
import { SharedBoard } from './shared-board.tsx';
import '../class/class.css';
import '../class/led/led.css';
import '../teacher/teacher.css';
import './present.css';

const ICONS: Record<Presented, IconNode> = { code: Hash, timer: TimerIcon, boards: Grid3x3 };

export function Present({ classroom }: { readonly classroom: ClassroomId }) {
  const attendance = usePresent(classroom);
  const view = attendance.view.value;
  nameWindow(view?.title ?? '');
  const outside = outsideOf({ ...attendance.standing.value, isKnown: view !== null, home: '/teach' });
  if (outside !== null || view === null) return <>{outside}</>;
  return <Presenting attendance={attendance} classroom={classroom} view={view} />;
}

interface PresentingProps {
  readonly attendance: PresentAttendance;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
}

function Presenting({ attendance, classroom, view }: PresentingProps) {
  const say = leadWords.value;
  const { untitled } = words.value;
  const { spotlight, activity, what, timer } = view;
  const choose = (next: Presented) => void attendance.link.present({ what: next });
  useKeys(choose);
  const isSpotlit = spotlight !== null && activity !== null;
  return (
    <div class="present" data-shows={isSpotlit ? 'spotlight' : what}>
      <header class="bar present-bar">
        <h1 dir="auto">{view.title === '' ? untitled : view.title}</h1>
        {(isSpotlit || what !== 'code') && <b class="bar-code">{spaced(view.code)}</b>}
        {view.paused && (
          <span class="present-paused">
            <Icon of={Pause} />
            {say.presentPaused}
          </span>
        )}
        {(isSpotlit || what !== 'timer') && (
          <span class="far">
            <TimerFace timer={timer} />
          </span>
        )}
      </header>
      <main class="present-main">
        {isSpotlit ? (
          <SharedBoard attendance={attendance} classroom={classroom} activity={activity} spotlight={spotlight} />
        ) : what === 'code' ? (
          <Arriving classroom={classroom} view={view} />
        ) : what === 'timer' ? (
          timer === null ? (
            <p class="present-hint">{say.presentNoTimer}</p>
          ) : (
            <TimerFace timer={timer} size="big" />
          )
        ) : (
          <Boards attendance={attendance} classroom={classroom} view={view} />
        )}
      </main>
      <div class="present-tools" role="toolbar" aria-label={say.presentWhat} title={say.pressN}>
        {PRESENTED.map((each) => (
          <Button
            key={each}
            kind="quiet"
            icon={ICONS[each]}
            label={say.presented[each]}
            aria-pressed={each === what}
            onClick={() => choose(each)}
          />
        ))}
        <Button kind="quiet" icon={Expand} label={say.fullScreen} onClick={fillScreen} />
      </div>
    </div>
  );
}

/** The way in, and who has come: how many, or by name if the teacher chose so. */
function Arriving({ classroom, view }: { readonly classroom: ClassroomId; readonly view: PresentView }) {
  const say = leadWords.value;
  const wayIn = useWayIn(classroom);
  return (
    <div class="present-code">
      <CodePage code={view.code} invitation={view.invitation} wayIn={wayIn} isEmpty={false} />
      <div class="present-here">
        <p>{say.presentHere(view.here)}</p>
        {view.names !== null && (
          <ul>
            {view.names.map((look) => (
              <li key={`${look.hue} ${look.shape} ${look.name}`}>
                <NameChip {...look} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function fillScreen(): void {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen().catch(() => undefined);
  else void document.exitFullscreen();
}

/** One key each: 1, 2, 3, and F for the whole screen. */
function useKeys(choose: (what: Presented) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || (event.target as Element).closest('select, input') !== null)
        return;
      const what = PRESENTED[Number(event.key) - 1];
      if (what !== undefined) choose(what);
      else if (event.key.toLowerCase() === 'f') fillScreen();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  });
}
