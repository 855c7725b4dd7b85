/**
 * Serves the built client. Pages are revalidated on each load, and the names of their assets change with the content. Both are
 * compressed; answers with content of a class never are, so that their size reveals nothing.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';
import { LANGUAGES } from '#shared/languages.ts';
import { PAGE } from '#shared/protocol/paths.ts';
import { PUBLIC_FOLDER } from './picture-routes.ts';

const STUDENT_PATHS = [PAGE.join, PAGE.student];
const TEACHER_PATHS = [PAGE.newClass, PAGE.teacher, PAGE.seatCards, PAGE.nextActivity, PAGE.results, PAGE.present];
const ASSETS = '/assets';

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Jogak</title>
<p>The pages of Jogak are not built yet. Start it with <code>npm start</code>, which builds them first.</p></html>
`;

/** The page is in the reader's language from its first byte: a browser offers to translate a page by it. */
function sendPage(file: string): RequestHandler {
  return async (request, response) => {
    const page = await readPage(file);
    if (page === null) {
      response.status(503).set('Cache-Control', 'no-store').type('html').send(NOT_BUILT);
      return;
    }
    const language = request.acceptsLanguages([...LANGUAGES]) || 'en';
    response.set('Cache-Control', 'no-cache').vary('Accept-Language').type('html');
    response.send(page.replace('<html lang="en"', `<html lang="${language}"`));
  };
}

/** Null: it is not built yet. */
async function readPage(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Small parts count, too. Brotli at its usual level here, 4, makes larger scripts than gzip does. */
const COMPRESSION = { threshold: 0, level: 9, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } };

const FOREVER = { index: false, redirect: false, immutable: true, maxAge: '1y' } as const;

/**
 * @param folder of the built client; it need not exist yet
 * @param earlierAssets folders with assets of the builds before, for pages that are still open
 */
export function pageRoutes(folder: string, earlierAssets: readonly string[] = []): Router {
  const router = Router({ caseSensitive: true });
  router.use(compression(COMPRESSION));
  router.get(STUDENT_PATHS, sendPage(join(folder, 'index.html')));
  router.get(TEACHER_PATHS, sendPage(join(folder, 'teach.html')));
  for (const assets of [join(folder, ASSETS), ...earlierAssets]) router.use(ASSETS, express.static(assets, FOREVER));
  router.use(express.static(PUBLIC_FOLDER, { index: false, redirect: false, maxAge: '1d' }));
  router.use(express.static(folder, { index: false, redirect: false, maxAge: 0 }));
  return router;
}
