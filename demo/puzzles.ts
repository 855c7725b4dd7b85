/** What the class of bots may play. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ApiClient, expectOk } from '#client/headless/api-client.ts';
import { cardSamplesCatalogue } from '#client/i18n/words/catalogues/card-samples.ts';
import { readCardLines } from '#client/pages/new-class/cards/read-card-lines.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';

/** `order` and `match` are cards. */
export const DEMO_PUZZLES = ['picture', 'order', 'match', 'map'] as const;
export type DemoPuzzle = (typeof DEMO_PUZZLES)[number];

export function isDemoPuzzle(name: string): name is DemoPuzzle {
  return DEMO_PUZZLES.some((each) => each === name);
}

type Material = Pick<StartActivityRequest, 'picture' | 'cuts'>;

const SAMPLES = fileURLToPath(new URL('../assets/public/samples', import.meta.url));
/** A student alone gets fewer pieces than a whole class. */
const CUT: Record<Mode, { columns: number; rows: number }> = {
  each: { columns: 6, rows: 4 },
  teams: { columns: 8, rows: 6 },
  together: { columns: 16, rows: 12 },
};
/** The same of maps. */
const MAP: Record<Mode, 'korea16' | 'africa'> = { each: 'korea16', teams: 'korea16', together: 'africa' };

export async function demoMaterial(
  puzzle: DemoPuzzle,
  mode: Mode,
  teacher: ApiClient,
  classroom: ClassroomId,
): Promise<Material> {
  const { samples } = cardSamplesCatalogue.en.cardSamples;
  switch (puzzle) {
    case 'picture': {
      const { id } = expectOk(await teacher.upload(classroom, await firstSample()));
      return { picture: id, cuts: [CUT[mode]] };
    }
    case 'order':
      return { cuts: [requestedCards(samples.bean.lines, puzzle)] };
    case 'match':
      return { cuts: [requestedCards(samples.young.lines, puzzle)] };
    case 'map':
      return { cuts: [{ map: MAP[mode] }] };
  }
}

function requestedCards(lines: readonly string[], layout: 'order' | 'match'): Material['cuts'][number] {
  const read = readCardLines(lines.join('\n'), layout);
  if (!read.ok) throw new Error(`the sample makes no cards: ${read.problem.code}`);
  return read.request;
}

async function firstSample(): Promise<Blob> {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.webp') && !name.includes('small'));
  const [first] = names.sort();
  if (first === undefined) throw new Error('there are no sample pictures');
  return new Blob([new Uint8Array(await readFile(join(SAMPLES, first)))], { type: 'image/webp' });
}
