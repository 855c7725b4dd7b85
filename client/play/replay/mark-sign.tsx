/** The sign of a mark on the bar of a replay, and which mark of a cluster gives it. */
import {
  CircleCheck,
  Eye,
  EyeOff,
  Hand,
  type IconNode,
  Lightbulb,
  MessageCircle,
  Pause,
  RotateCcw,
  Star,
  Undo2,
} from 'lucide';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { BarMark } from '#shared/replay/marks.ts';
import './replay-panel.css';

/** What needs a look most stands for all of its cluster. A join is a dot. */
const ICONS: readonly (readonly [BarMark['kind'], IconNode])[] = [
  ['unreadable', EyeOff],
  ['attention', Eye],
  ['solved', Star],
  ['reset', RotateCcw],
  ['restored', Undo2],
  ['placeShown', Hand],
  ['chat', MessageCircle],
  ['checked', CircleCheck],
  ['hinted', Lightbulb],
  ['paused', Pause],
];

/** All kinds with a sign, the most common first. */
export const MARK_KINDS: readonly BarMark['kind'][] = ['joined', ...ICONS.map(([kind]) => kind).reverse()];

interface MarkSignProps {
  readonly kind: BarMark['kind'];
  /** It stands for several. */
  readonly isMany: boolean;
}

export function MarkSign({ kind, isMany }: MarkSignProps) {
  const icon = ICONS.find(([each]) => each === kind)?.[1];
  if (icon !== undefined) return <Icon icon={icon} />;
  return <span class="replay-dot" data-many={isMany ? '' : undefined} />;
}

export function signKind(marks: readonly BarMark[]): BarMark['kind'] {
  return ICONS.find(([kind]) => marks.some((mark) => mark.kind === kind))?.[0] ?? 'joined';
}
