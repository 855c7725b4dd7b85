/** The toolbar's overflow menu. */
import { Ellipsis } from 'lucide';
import { PreloadedMenu } from '#client/app/preloaded-menu.tsx';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { MoreToolItemsProps } from './more-tool-items.tsx';

const loadItems = () => import('./more-tool-items.tsx').then(({ MoreToolItems }) => MoreToolItems);

export function MoreTools(props: MoreToolItemsProps) {
  return (
    <PreloadedMenu
      label={boardWords.value.moreTools}
      icon={Ellipsis}
      hasVisibleLabel
      buttonClass="button tool"
      load={loadItems}
      items={props}
    />
  );
}
