/** The line over what the teacher shows to everybody: what it is. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '#client/ui/controls/icon.tsx';
import './shown-notice.css';

interface ShownNoticeProps {
  readonly icon: IconNode;
  readonly children: ComponentChildren;
}

export function ShownNotice({ icon, children }: ShownNoticeProps) {
  return (
    <p class="shown-notice" role="status">
      <Icon icon={icon} />
      <span dir="auto">{children}</span>
    </p>
  );
}
