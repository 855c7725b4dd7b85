/** The path of a data folder for one test, not created yet, in the system's temporary folder; removed after the test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export async function testFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'jogak-store-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}
