/**
 * `npm run bench`: measures the figures of the budgets beside the peers. `--only NAME,NAME` measures these parts alone, by what stands
 * before the first point of a figure's name. `--quick` takes less time and has more noise. `--json FILE` writes the figures flat, again
 * after each part. `--nodes` measures three
 * nodes behind HAProxy, and nothing else. `--colyseus` installs and measures Colyseus, too. `--store mongo` measures Jogak on a MongoDB, too. `--assert` makes
 * budgets binding.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Figures } from './figures.ts';
import type { MeasurePace } from './measures/paired-windows.ts';
import { PARTS, selectParts } from './parts.ts';
import { printReport } from './report.ts';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    nodes: { type: 'boolean' },
    quick: { type: 'boolean' },
    json: { type: 'string' },
    colyseus: { type: 'boolean' },
    assert: { type: 'boolean' },
    store: { type: 'string' },
  },
});
const PACE: MeasurePace = flags.quick
  ? { rounds: 1, window: 2_500, warmUp: 3_000 }
  : { rounds: 12, window: 4_000, warmUp: 15_000 };

const figures = new Figures();
const selected = selectParts(flags.nodes ? 'nodes' : flags.only);
const context = {
  figures,
  selected,
  pace: PACE,
  seed: 1,
  onMongo: flags.store === 'mongo',
  installColyseus: flags.colyseus === true,
  save: writeJson,
};
for (const { names, measure } of PARTS) if (names.some((name) => selected.has(name))) await measure(context);
const { over } = printReport(figures, selected);
if (flags.assert && over > 0) process.exitCode = 1;

async function writeJson(): Promise<void> {
  if (flags.json === undefined) return;
  const flat = Object.fromEntries(figures.all().map(({ name, value }) => [name, value]));
  await writeFile(flags.json, `${JSON.stringify(flat, null, 2)}\n`);
}
