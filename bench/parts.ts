/** The parts of the bench, in their order. A part measures figures that have servers or a browser in common. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE } from '#server/store/sqlite/worker/open-database.ts';
import type { Figures } from './figures.ts';
import { measureBoardRendering } from './measures/board-rendering.ts';
import { measureFrameSizes } from './measures/frame-sizes.ts';
import { measureCompaction, measureLessonLog } from './measures/lesson-log.ts';
import { measureLogSize } from './measures/log-size.ts';
import { measureMatShare } from './measures/mat-share.ts';
import { measureMovingPages } from './measures/moving-pages.ts';
import { FULL_NODES_PACE, measureNodes, QUICK_NODES_PACE } from './measures/nodes.ts';
import type { MeasurePace } from './measures/paired-windows.ts';
import { HOUR_STUDENTS, playHour } from './measures/played-hour.ts';
import { measureReplaySeeks } from './measures/replay-seeks.ts';
import { measureBoardEach, measureOneBoard, measurePolling } from './measures/scenarios.ts';
import { measureWallRendering } from './measures/wall-rendering.ts';
import { measureWallReplay } from './measures/wall-replay.ts';
import { ScenarioServers } from './peers/scenario-servers.ts';

export interface PartContext {
  readonly figures: Figures;
  /** The names to measure. A part of several names may leave out those that are not selected. */
  readonly selected: ReadonlySet<string>;
  readonly pace: MeasurePace;
  readonly seed: number;
  /** Measures Jogak on a MongoDB, too. */
  readonly onMongo: boolean;
  readonly installColyseus: boolean;
  /** Stores the figures measured so far. */
  readonly save: () => Promise<void>;
}

export interface BenchPart {
  /** What stands before the first point of its figures' names. */
  readonly names: readonly string[];
  /** It is measured where it is named, and else not. */
  readonly isOnRequest?: boolean;
  readonly measure: (context: PartContext) => Promise<void>;
}

export const PARTS: readonly BenchPart[] = [
  {
    names: ['wire'],
    measure: ({ figures, save }) => {
      measureFrameSizes(figures);
      return save();
    },
  },
  { names: ['class30', 'boards30', 'wall30', 'log'], measure: measureScenarios },
  {
    names: ['replay'],
    measure: async ({ figures, seed, pace, save }) => {
      const isQuick = pace.rounds === 1;
      await withFolder(async (folder) => {
        const hour = await playHour(folder, isQuick ? 4 : HOUR_STUDENTS);
        await measureLessonLog(figures, folder, hour, seed);
        await save();
        await measureReplaySeeks(figures, folder, hour, { seed, seeks: isQuick ? 60 : 300 });
        await save();
        await measureCompaction(figures, folder, hour);
        await save();
      });
      await withFolder((folder) => measureWallReplay(figures, folder, seed, isQuick ? 5 : 30));
      await save();
    },
  },
  {
    names: ['client'],
    measure: async ({ figures, save }) => {
      await measureBoardRendering(figures);
      await save();
      await withFolder((folder) => measureMovingPages(figures, folder));
      await save();
      await withFolder((folder) => measureMatShare(figures, folder));
      await save();
    },
  },
  {
    names: ['wall60'],
    measure: ({ figures, seed, save }) =>
      withFolder(async (folder) => {
        await measureWallRendering(figures, folder, seed);
        await save();
      }),
  },
  {
    names: ['nodes'],
    isOnRequest: true,
    measure: ({ figures, seed, pace, save }) =>
      measureNodes(figures, pace.rounds === 1 ? QUICK_NODES_PACE : FULL_NODES_PACE, seed, save),
  },
];

/**
 * The names of `--only`; without it all that are not measured on request alone.
 * @throws Error for a name that no part has
 */
export function selectParts(
  only: string | undefined,
  parts: readonly Pick<BenchPart, 'names' | 'isOnRequest'>[] = PARTS,
): Set<string> {
  const names = parts.flatMap((part) => part.names);
  if (only === undefined) return new Set(parts.filter((part) => !part.isOnRequest).flatMap((part) => part.names));
  const selected = only.split(',').map((name) => name.trim());
  for (const name of selected)
    if (!names.includes(name)) throw new Error(`--only has no part "${name}". There are: ${names.join(', ')}.`);
  return new Set(selected);
}

/** The sizes of logs follow from both scenarios, and the wall's feed from the one with a board each. */
function measureScenarios(context: PartContext): Promise<void> {
  const { figures, selected, save } = context;
  const isSelected = (...names: readonly string[]) => names.some((name) => selected.has(name));
  return withFolder(async (folder) => {
    const servers = await ScenarioServers.start({ ...context, folder });
    try {
      const options = { ...context, servers };
      if (isSelected('class30', 'log')) {
        await measureOneBoard(options);
        await save();
      }
      if (isSelected('class30')) {
        await measurePolling(options);
        await save();
      }
      if (isSelected('boards30', 'wall30', 'log')) {
        await measureBoardEach(options);
        await save();
      }
    } finally {
      await servers.stop();
    }
    if (!isSelected('log')) return;
    measureLogSize(join(folder, DATABASE_FILE), figures);
    await save();
  });
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jogak-bench-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
