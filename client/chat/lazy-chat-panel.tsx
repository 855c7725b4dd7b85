/** The open chat: beside the board, or on a small screen as a sheet over it. Its code loads when it opens. */
import { Lazy } from '#client/app/lazy.tsx';
import type { ChatPanelState } from './chat-panel-state.ts';
import './lazy-chat-panel.css';

const loadPanel = () => import('./panel/chat-panel.tsx').then(({ ChatPanel }) => ChatPanel);

export function LazyChatPanel({ panel }: { readonly panel: ChatPanelState }) {
  const model = panel.model.value;
  if (!panel.isOpen.value || model === null) return null;
  return <Lazy load={loadPanel} props={{ model, panelState: panel }} />;
}
