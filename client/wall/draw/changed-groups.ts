/** What has changed of a board since its tile was painted. */
import type { Group } from '#shared/board/board.ts';

/** Groups as they were before and as they are now; null: paint the whole board. */
export type ChangedGroups = readonly Group[] | null;
