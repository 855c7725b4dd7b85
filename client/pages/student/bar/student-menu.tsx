/** The menu of a student's page. */
import { Ellipsis } from 'lucide';
import { PreloadedMenu } from '#client/app/preloaded-menu.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import type { StudentMenuItemsProps } from './student-menu-items.tsx';

const loadItems = () => import('./student-menu-items.tsx').then(({ StudentMenuItems }) => StudentMenuItems);

export function StudentMenu(props: StudentMenuItemsProps) {
  return <PreloadedMenu label={sharedWords.value.more} icon={Ellipsis} isWide load={loadItems} items={props} />;
}
