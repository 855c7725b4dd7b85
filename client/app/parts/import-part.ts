/**
 * Every `import()` of the built pages comes here (see retryable-imports-plugin.ts). A browser remembers a module that it failed to
 * load and never asks for it again, so nothing is imported before all of its files have arrived; from then on they are in the
 * browser's cache. What fails all the same is imported under another address the next time.
 */
import { exchange } from '#client/net/http/exchange.ts';

/** The part is not on the server any more: a newer build has other names. */
export class PartGone extends Error {
  constructor(address: string) {
    super(`there is no ${address}`);
    this.name = 'PartGone';
  }
}

/** The modules that a module imports at once, as the bundler writes them. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'`](\.\/[\w.-]+\.js)["'`]/g;

/** Addresses of modules that have arrived. */
const arrived = new Set<string>();
/** How often a module failed although all had arrived. */
const failures = new Map<string, number>();

/** @throws {PartGone}; Error when a file did not arrive */
async function fetchWithImports(address: string, seen: Set<string>): Promise<void> {
  if (seen.has(address) || arrived.has(address)) return;
  seen.add(address);
  const answer = await exchange(address, {});
  if (typeof answer === 'string') throw new Error(`${address} did not arrive`);
  if (answer.status === 404) throw new PartGone(address);
  if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}`);
  const imports = [...(await answer.body.text()).matchAll(STATIC_IMPORT)];
  await Promise.all(imports.map(([, name = '']) => fetchWithImports(new URL(name, address).href, seen)));
  arrived.add(address);
}

/** @param load imports the module from the address that it is given */
export async function importPart<Module>(
  name: string,
  importer: string,
  load: (address: string) => Promise<Module>,
): Promise<Module> {
  const address = new URL(name, importer).href;
  await fetchWithImports(address, new Set());
  const failed = failures.get(address) ?? 0;
  try {
    return await load(failed === 0 ? address : `${address}?again=${failed}`);
  } catch (error) {
    failures.set(address, failed + 1);
    throw error;
  }
}

Object.assign(globalThis, { importPart });
