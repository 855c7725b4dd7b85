/** Documents are kept true: every command, path and setting that they name exists, and every setting stands in one. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TOP = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
const FOLDERS = 'server|client|shared|assets|e2e|bench|deploy|docs|\\.ci';
/** Folders and files that a start or a test makes. */
const MADE = /^(data|dist|test-results)(\/|$)/;

export async function checkDocuments(root: string): Promise<string> {
  const problems: string[] = [];
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const docs = (await readdir(join(root, 'docs')).catch(() => []))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  let all = '';
  for (const document of [...TOP, ...docs]) {
    const text = await readFile(join(root, document), 'utf8').catch(() => null);
    if (text === null) {
      problems.push(`${document} is missing`);
      continue;
    }
    all += text;
    for (const [, script] of text.matchAll(/\bnpm run ([a-z:]+)/g)) {
      if (script !== undefined && !(script in scripts))
        problems.push(`${document} names "npm run ${script}": there is no such script`);
    }
    for (const [, link] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (link !== undefined && !/^[a-z]+:/.test(link) && !existsSync(join(root, document, '..', link)))
        problems.push(`${document} links to ${link}: there is no such file`);
    }
    for (const [, path] of text.matchAll(new RegExp(`\`((?:${FOLDERS})/[A-Za-z0-9_./-]+)\``, 'g'))) {
      if (path !== undefined && !MADE.test(path) && !existsSync(join(root, path)))
        problems.push(`${document} names ${path}: there is no such file`);
    }
  }
  const config = await readFile(join(root, 'server/config.ts'), 'utf8');
  for (const [, name] of config.matchAll(/read\(\s*'([A-Z_]+)'/g)) {
    if (name !== undefined && !all.includes(`\`${name}\``))
      problems.push(`server/config.ts reads ${name}: no document tells of it`);
  }
  for (const [, name] of all.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)) {
    if (name !== undefined && !config.includes(`'${name}'`))
      problems.push(`a document tells of ${name}: server/config.ts does not read it`);
  }
  return problems.join('\n');
}
