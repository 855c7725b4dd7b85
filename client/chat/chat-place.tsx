/** Where the chat unfolds: beside the board, on a small screen as a sheet over it. */
import { LaterPart } from '../pages/later-part.tsx';
import type { Fold } from './fold.ts';
import './chat.css';

const loadPanel = () => import('./panel/panel.tsx').then(({ ChatPanel }) => ChatPanel);

export function ChatPlace({ fold }: { readonly fold: Fold }) {
  const room = fold.room.value;
  if (!fold.isOpen.value || room === null) return null;
  return <LaterPart load={loadPanel} given={{ room, fold }} />;
}
