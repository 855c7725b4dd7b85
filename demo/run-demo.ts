/** `npm start -- --demo [--bots N] [--together] [--puzzle NAME]`: opens the demo's class and prints its two links. */
import { parseArgs } from 'node:util';
import { startDemo } from './demo.ts';
import { DEMO_PUZZLES, isDemoPuzzle } from './puzzles.ts';

/** With the guest, fewer than the new seats within a minute that a teacher is told of. */
const BOTS = 18;
const BOTS_MAX = 60;

export async function runDemo(port: number, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean' },
      bots: { type: 'string' },
      together: { type: 'boolean' },
      puzzle: { type: 'string', default: 'picture' },
    },
  });
  const bots = values.bots === undefined ? BOTS : Number(values.bots);
  if (!Number.isInteger(bots) || bots < 1 || bots > BOTS_MAX) {
    console.error(`--bots must be a whole number from 1 to ${BOTS_MAX}.`);
    process.exit(1);
  }
  const { puzzle } = values;
  if (!isDemoPuzzle(puzzle)) {
    console.error(`--puzzle must be one of ${DEMO_PUZZLES.join(', ')}.`);
    process.exit(1);
  }
  const demo = await startDemo({
    origin: `http://localhost:${port}`,
    bots,
    mode: values.together === true ? 'together' : 'each',
    puzzle,
    seed: Date.now() >>> 0,
  });
  console.log(
    `\nA class of ${bots} bots is at play:\n  See it as its teacher: ${demo.teacher}\n  Join it as a student:  ${demo.student}`,
  );
}
