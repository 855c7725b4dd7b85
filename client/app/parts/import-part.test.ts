import { afterEach, expect, test, vi } from 'vitest';
import { importPart, PartGone } from './import-part.ts';

const IMPORTER = 'http://jogak.test/assets/index-1.js';

afterEach(() => vi.unstubAllGlobals());

/** A server of built files; a number is a status, null a connection that breaks. Returns what was asked of it. */
function server(files: Readonly<Record<string, string | number | null>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.slice(address.lastIndexOf('/') + 1);
    asked.push(name);
    const file = files[name];
    if (file === null) throw new TypeError('Failed to fetch');
    return typeof file === 'string' ? new Response(file) : new Response('', { status: file ?? 404 });
  });
  return asked;
}

test('nothing is imported before all that it imports has arrived', async () => {
  const code = 'import{a}from"./shared-1.js";import"./side-1.js";import(`./later-1.js`)';
  const load = vi.fn(async () => 'module');
  const broken = server({ 'panel-1.js': code, 'shared-1.js': '', 'side-1.js': null });
  await expect(importPart('./panel-1.js', IMPORTER, load)).rejects.toThrow('side-1.js did not arrive');
  expect(load).not.toHaveBeenCalled();
  expect(broken).toEqual(['panel-1.js', 'shared-1.js', 'side-1.js']);

  const whole = server({ 'panel-1.js': code, 'shared-1.js': '', 'side-1.js': '' });
  await expect(importPart('./panel-1.js', IMPORTER, load)).resolves.toBe('module');
  expect(load).toHaveBeenCalledExactlyOnceWith('http://jogak.test/assets/panel-1.js');
  // What has arrived is not asked for again.
  expect(whole).toEqual(['panel-1.js', 'side-1.js']);
});

test('a module that failed all the same is imported under another address, and stays there', async () => {
  server({ 'tray-2.js': '' });
  const addresses: string[] = [];
  const load = async (address: string) => {
    addresses.push(address.slice(IMPORTER.lastIndexOf('/') + 1));
    if (addresses.length < 3) throw new TypeError('Failed to fetch dynamically imported module');
    return 'module';
  };
  for (let times = 0; times < 4; times += 1) await importPart('./tray-2.js', IMPORTER, load).catch(() => undefined);
  expect(addresses).toEqual(['tray-2.js', 'tray-2.js?again=1', 'tray-2.js?again=2', 'tray-2.js?again=2']);
});

test('a file that an upgrade has removed is gone', async () => {
  server({});
  await expect(importPart('./panel-3.js', IMPORTER, async () => 'module')).rejects.toBeInstanceOf(PartGone);
});
