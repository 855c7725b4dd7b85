/** What the class of bots may play. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ApiClient, expectOk } from '#client/headless/api-client.ts';
import { cardSamplesCatalogue } from '#client/i18n/words/catalogues/card-samples.ts';
import { LABELLED_SAMPLE, sampleLabels } from '#client/pages/new-class/cards/labels/label-sample.ts';
import { movingSampleWords } from '#client/pages/new-class/cards/pictures/moving-sample.ts';
import { readCardLines } from '#client/pages/new-class/cards/read-card-lines.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { CardFile } from '#shared/picture/card-files.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { LineLayout } from '#shared/puzzle/kinds/cards/cards.ts';
import { SAMPLES, type SampleId } from '#shared/samples/catalogue.ts';
import { MOVING_CARDS, MOVING_CARDS_SHEET_PATH, movingCardPath } from '#shared/samples/moving-cards.ts';
import { samplePath } from '#shared/samples/sample-path.ts';

/** `order`, `match`, `sort` and `label` are cards, and `moving-cards` those with pictures that move; `moving` is a picture that does. */
export const DEMO_PUZZLES = ['picture', 'order', 'match', 'sort', 'label', 'map', 'moving', 'moving-cards'] as const;
export type DemoPuzzle = (typeof DEMO_PUZZLES)[number];

export function isDemoPuzzle(name: string): name is DemoPuzzle {
  return DEMO_PUZZLES.some((each) => each === name);
}

type Material = Pick<StartActivityRequest, 'picture' | 'cuts'>;
type LineSample = keyof (typeof cardSamplesCatalogue)['en']['cardSamples']['samples'];

const LINE_SAMPLES = { order: 'bean', match: 'young', sort: 'animals' } as const satisfies Partial<
  Record<LineLayout, LineSample>
>;
/** A sample that moves. */
const MOVING_SAMPLE: SampleId = 'solar';

const PUBLIC = fileURLToPath(new URL('../assets/public', import.meta.url));
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
  const { samples, labelled, moving } = cardSamplesCatalogue.en.cardSamples;
  const upload = async (sample: SampleId, pace: Pace) =>
    expectOk(await teacher.upload(classroom, await samplePicture(sample), sample, pace)).id;
  switch (puzzle) {
    case 'picture':
      return { picture: await upload(SAMPLES[0].id, 'still'), cuts: [CUT[mode]] };
    case 'moving':
      return { picture: await upload(MOVING_SAMPLE, 'moving'), cuts: [CUT[mode]] };
    case 'order':
    case 'match':
    case 'sort':
      return { cuts: [requestedCards(samples[LINE_SAMPLES[puzzle]].lines, puzzle)] };
    case 'label': {
      const labels = sampleLabels(labelled.words);
      return { picture: await upload(LABELLED_SAMPLE, 'still'), cuts: [{ layout: 'label', labels }] };
    }
    case 'moving-cards': {
      const { photo, cards } = await movingCards();
      const { id } = expectOk(await teacher.upload(classroom, photo, 'cards', 'moving', cards));
      const pairs = movingSampleWords(moving).map(({ name, place }) => [place, name]);
      return { picture: id, cuts: [{ layout: 'match', pairs, pictures: true }] };
    }
    case 'map':
      return { cuts: [{ map: MAP[mode] }] };
  }
}

function requestedCards(lines: readonly string[], layout: LineLayout): Material['cuts'][number] {
  const read = readCardLines(lines.join('\n'), layout);
  if (!read.ok) throw new Error(`the sample makes no cards: ${read.problem.code}`);
  return read.request;
}

async function samplePicture(sample: SampleId): Promise<Blob> {
  return new Blob([await publicFile(samplePath(sample))], { type: 'image/webp' });
}

/** The contact sheet with the file of each card behind it. */
async function movingCards(): Promise<{ readonly photo: Blob; readonly cards: readonly CardFile[] }> {
  const files = await Promise.all(MOVING_CARDS.map((id) => publicFile(movingCardPath(id))));
  const photo = new Blob([await publicFile(MOVING_CARDS_SHEET_PATH), ...files], { type: 'image/webp' });
  return { photo, cards: files.map(({ length }, card) => [card, length] as const) };
}

async function publicFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(PUBLIC, path)));
}
