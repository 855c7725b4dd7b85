/** One board on the wall: its picture, whose it is, how far it is, and at its corner the one thing that asks for a look. */
import { CircleQuestionMark, Hand, Hourglass, type IconNode, Moon, PartyPopper } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { BoardNumber } from '../../../shared/ids.ts';
import { wallWords } from '../../i18n/words/wall.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { SeatMark } from '../../ui/seat-mark.tsx';
import { TeamMark } from '../../ui/team-chip.tsx';
import type { Mark } from '../arrange/mark.ts';
import type { WallEntry } from '../entries.ts';
import type { LiveWall } from '../live.ts';

const ICONS: Record<Exclude<Mark, 'working'>, IconNode> = {
  hand: Hand,
  stuck: CircleQuestionMark,
  idle: Hourglass,
  away: Moon,
  finished: PartyPopper,
};

/** Marks of seats before the names: the names need the room, most of all on a narrow tile. CSS pixels. */
const MARKS_SHOWN = 6;
const MARKS_SHOWN_NARROW = 2;
const NARROW_PX = 240;

export interface TileProps {
  readonly live: LiveWall;
  readonly entry: WallEntry;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly isChosen: boolean;
  /** The one tile that Tab comes to; arrows go on from there. */
  readonly isStop: boolean;
  readonly onChoose: (board: BoardNumber) => void;
}

export function Tile(props: TileProps) {
  const { live, entry, width, height, isChosen, isStop, onChoose } = props;
  const { board, team, students, name, shortName, mark, reasons, facts } = entry;
  const say = wallWords.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) live.painter.hang(board, canvas.current, width, height);
  }, [live, board, width, height]);
  useEffect(() => () => live.painter.takeDown(board), [live, board]);
  const why = reasons.join(' ');
  const isNarrow = width < NARROW_PX;
  const marks = isNarrow ? MARKS_SHOWN_NARROW : MARKS_SHOWN;
  return (
    <button
      type="button"
      class="tile"
      data-board={board}
      aria-current={isChosen}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onChoose(board)}
    >
      <span class="tile-picture" style={{ height: `${height}px` }}>
        <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
        {facts.beyond > 0 && (
          <span class="tile-beyond" title={say.beyond(facts.beyond)}>
            <span aria-hidden="true">+{facts.beyond}</span>
            <span class="unseen">{say.beyond(facts.beyond)}</span>
          </span>
        )}
      </span>
      <span class="tile-line">
        <span class="tile-seats">
          {team !== null ? (
            <TeamMark team={team} />
          ) : (
            students.slice(0, marks).map(({ member, hue, shape }) => <SeatMark key={member} hue={hue} shape={shape} />)
          )}
        </span>
        <bdi class="tile-name" title={name}>
          {isNarrow ? shortName : name}
        </bdi>
        {facts.isTold && (
          <>
            <span class="tile-progress" aria-hidden="true">
              {facts.done}/{facts.all}
            </span>
            <span class="unseen">{say.progress(facts.done, facts.all)}</span>
          </>
        )}
      </span>
      <span class="tile-bar" aria-hidden="true">
        <span style={{ width: `${facts.all === 0 ? 0 : (facts.done / facts.all) * 100}%` }} />
      </span>
      {mark !== 'working' && (
        <span class="tile-tab" data-mark={mark} title={why === '' ? say.marks[mark] : why}>
          <Icon of={ICONS[mark]} />
          <span class="tile-word">{say.marks[mark]}</span>
          {why !== '' && <span class="unseen">{why}</span>}
        </span>
      )}
    </button>
  );
}
