import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadOrCreateSecret } from './secret-file.ts';

test('generates a secret once, readable by its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jogak-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'secret');
  const created = await loadOrCreateSecret(file, () => 'created the first time');
  expect(created).toBe('created the first time');
  expect(await loadOrCreateSecret(file, () => 'created a second time')).toBe(created);
  expect(await readFile(file, 'utf8')).toBe(`${created}\n`);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  await writeFile(file, ' \n');
  expect(await loadOrCreateSecret(file, () => 'created anew')).toBe('created anew');
});
