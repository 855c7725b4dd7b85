/** Where the finished puzzle will show, while there is none yet. */
import type { IconNode } from 'lucide';
import { Icon } from '#client/ui/controls/icon.tsx';

interface PreviewPlaceProps {
  readonly icon: IconNode;
  readonly text: string;
}

export function PreviewPlace({ icon, text }: PreviewPlaceProps) {
  return (
    <div class="preview-place">
      <Icon icon={icon} />
      <p class="hint">{text}</p>
    </div>
  );
}
