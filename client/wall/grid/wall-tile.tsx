/** One board on the wall: its picture, on which no mark lies, and its caption: students, progress, one mark, and whether everybody looks at it. */
import { CircleQuestionMark, Hand, Hourglass, type IconNode, Moon, PartyPopper, Presentation } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import { TeamMark } from '#client/ui/seat/team-chip.tsx';
import type { TileMark } from '#client/wall/arrangement/tile-mark.ts';
import type { TileSource } from '#client/wall/draw/wall-tiles.ts';
import type { WallEntry } from '#client/wall/wall-entries.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { useNewlySolved } from './use-newly-solved.ts';
import '#client/play/feast/shine.css';

const ICONS: Record<Exclude<TileMark, 'working'>, IconNode> = {
  hand: Hand,
  stuck: CircleQuestionMark,
  idle: Hourglass,
  away: Moon,
  finished: PartyPopper,
};

/** Seat marks before the names, at most: the names need the room, most of all on a narrow tile. */
const SEAT_MARKS_MAX = 6;
const SEAT_MARKS_NARROW_MAX = 2;
/** CSS pixels. */
const NARROW_PX = 240;
/** From so many pieces on the progress has three figures. */
const LONG = 100;

export interface WallTileProps {
  readonly live: TileSource;
  readonly entry: WallEntry;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly isChosen: boolean;
  /** The one tile that Tab reaches; arrow keys go on from there. */
  readonly isStop: boolean;
  readonly onChoose: (board: BoardNumber) => void;
}

export function WallTile(props: WallTileProps) {
  const { live, entry, width, height, isChosen, isStop, onChoose } = props;
  const { board, team, students, name, shortName, mark, reasons, facts, note, isSpotlit } = entry;
  const say = wallWords.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) live.painter.attach(board, canvas.current, width, height);
  }, [live, board, width, height]);
  useEffect(() => {
    const attached = canvas.current;
    return () => attached !== null && live.painter.detach(board, attached);
  }, [live, board]);
  const isNewlySolved = useNewlySolved(facts);
  const isNarrow = width < NARROW_PX;
  return (
    <button
      type="button"
      class="tile"
      data-board={board}
      data-marked={mark !== 'working'}
      data-spotlit={isSpotlit}
      aria-current={isChosen}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onChoose(board)}
    >
      <span class="tile-picture" style={{ height: `${height}px` }}>
        <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
        {isNewlySolved && <span class="shine" />}
        {note !== null && <span class="tile-note">{note}</span>}
        {facts.outsideCrop > 0 && (
          <span class="tile-outside" title={say.besideMat(facts.outsideCrop)}>
            <span aria-hidden="true" translate={false}>
              +{facts.outsideCrop}
            </span>
            <span class="unseen">{say.besideMat(facts.outsideCrop)}</span>
          </span>
        )}
      </span>
      <span class="tile-caption">
        <Seats team={team} students={students} most={isNarrow ? SEAT_MARKS_NARROW_MAX : SEAT_MARKS_MAX} />
        <bdi class="tile-name" title={name} translate={false}>
          {isNarrow ? shortName : name}
        </bdi>
        {facts.isLoaded && (
          <>
            <span class="tile-progress" data-long={facts.all >= LONG} aria-hidden="true" translate={false}>
              {facts.done}
              <span class="tile-all">/{facts.all}</span>
            </span>
            <span class="unseen">{(facts.hidesAnswers ? say.placed : say.progress)(facts.done, facts.all)}</span>
          </>
        )}
        {mark !== 'working' && <Mark mark={mark} reasons={reasons} />}
        {isSpotlit && (
          <span class="tile-spotlit" title={say.spotlit}>
            <Icon icon={Presentation} />
            <span class="unseen">{say.spotlit}</span>
          </span>
        )}
      </span>
      <span class="tile-bar" aria-hidden="true">
        <span style={{ width: `${facts.all === 0 ? 0 : (facts.done / facts.all) * 100}%` }} />
      </span>
    </button>
  );
}

interface SeatsProps extends Pick<WallEntry, 'team' | 'students'> {
  readonly most: number;
}

function Seats({ team, students, most }: SeatsProps) {
  return (
    <span class="tile-seats">
      {team !== null ? (
        <TeamMark team={team} />
      ) : (
        students.slice(0, most).map(({ member, hue, shape }) => <SeatMark key={member} hue={hue} shape={shape} />)
      )}
    </span>
  );
}

interface MarkProps extends Pick<WallEntry, 'reasons'> {
  readonly mark: Exclude<TileMark, 'working'>;
}

function Mark({ mark, reasons }: MarkProps) {
  const word = wallWords.value.marks[mark];
  const reasonText = reasons.join(' ');
  return (
    <span class="tile-state" data-mark={mark} title={reasonText === '' ? word : reasonText}>
      <Icon icon={ICONS[mark]} />
      <span class="tile-word">{word}</span>
      {reasonText !== '' && <span class="unseen">{reasonText}</span>}
    </span>
  );
}
