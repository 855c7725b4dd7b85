/**
 * How the pages are built: every client/*.html is a page of its own, next to it what it needs under hashed names. Nothing
 * is inlined, so that the content policy can forbid all that is not a file of ours.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { bootScript, lowerToOldest } from './client/app/boot/boot-script-plugin.ts';
import { fieldScopes } from './client/app/boot/field-scope-plugin.ts';
import { styleOrder } from './client/app/boot/style-order-plugin.ts';
import { retryableImports } from './client/app/parts/retryable-imports-plugin.ts';
import { trimPixi } from './client/board/scene/trim-pixi-plugin.ts';
import { BUILD_STAMP_FILE, builtFolder } from './client/build.ts';
import { trimSocket } from './client/net/transport/trim-socket-plugin.ts';

const client = join(import.meta.dirname, 'client');

/** A test build exposes the board and the wall to the browser tests; in the product these two files do nothing. */
const probes = {
  find: /^.*\/expose-(play|wall)\.ts$/,
  replacement: join(import.meta.dirname, 'e2e', 'browser', 'support', 'probes', '$1-probe.ts'),
};

async function builtScript(name: string) {
  const source = await lowerToOldest(readFileSync(join(client, 'app', 'boot', `${name}.js`), 'utf8'));
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  return { fileName: `assets/${name}-${hash}.js`, source };
}

const boot = await builtScript('boot-script');
const noModules = await builtScript('no-modules');

/** Of what these pages were built from. The server tells the stamp of the pages that it serves: see reload-for-build.ts. */
const stamp = process.env['BUILD_STAMP'] ?? 'unstamped';
const buildStamp: Plugin = {
  name: 'build-stamp',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: BUILD_STAMP_FILE, source: stamp });
  },
};

/** What every page loads first is one file: a dozen small ones compress a fifth worse. */
const BASE_MODULES =
  /@oxc-project|\/(@?preact\/|client\/(base\/(browser-storage|limits|navigation)|net\/(retry|request-until-answered|my-classes|http\/(exchange|request|upload|press|class-api))|app\/(start|lazy|parts|translated-text))|client\/i18n\/(language|dotted|time-of-day|words\/(shared-words|error-sentences))|client\/ui\/(theme|controls\/(button|icon|error-line|field|retried-image)|surfaces\/(language-select|notice|notice-page|page-bar|wordmark)|seat\/seat-(mark|shapes))\.|shared\/(protocol\/(paths|retry-policy)|samples\/sample-path)\.|classroom\/(joining\/join-code|class-title)\.|icons\/(refresh-cw|lock|arrow-right|check)\.)/;

/** The join form and its words, which its later steps use too. */
const JOIN_MODULES =
  /client\/(pages\/join\/(join-page|open-class-list|use-my-seats|seated|form\/(join-(form|end|error-line|flow)|code-field|use-join-flow))|i18n\/words\/(student\/join-words|catalogues\/join))\./;

/** The list of open classes needs a socket, and no board. */
const SOCKET_MODULES =
  /node_modules\/(@socket\.io|socket\.io|engine\.io)|\/client\/net\/(transport\/|connect-error|reconnector|open-classes)|\/shared\/protocol\/packet-parser/;

/** What every board loads is one file for the same reason, although pages that make puzzles need a part of it. */
const BOARD_MODULES =
  /\/shared\/(board\/|geometry\/|puzzle\/(scatter|table|kinds\/(registry|cards\/card-count|jigsaw\/(cut-jigsaw|grid|outline|jigsaw-spec))))|\/client\/(i18n\/(particles|words\/(class-error-sentences|connection-words))|ui\/(restore-focus|long-wait|surfaces\/popover-support)|play\/intro\/hint-hand|net\/(outbox\/|class-link|board-sessions|cutter-gate|socket-request)|board\/(mirror\/[a-z-]+|hand\/[a-z-]+|hollows|piece-outlines|draw-part|group-bounds)|play\/picture\/(load-picture|mat-note|piece-thumbnail))\.|icons\/(lightbulb|pointer|eye|chevron-(right|down))\./;

/** The oldest that play; README names them, and tools/check/browser-floor.ts holds what they lack. */
const OLDEST_BROWSERS = ['chrome102', 'safari15.5', 'firefox115'];

export default defineConfig(({ mode }) => ({
  root: client,
  publicDir: false,
  appType: 'mpa',
  plugins: [
    trimPixi,
    trimSocket,
    bootScript(boot, noModules),
    styleOrder('jogak'),
    buildStamp,
    retryableImports,
    fieldScopes,
  ],
  define: { BUILD_STAMP: JSON.stringify(stamp) },
  resolve: { alias: mode === 'test' ? [probes] : [] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: builtFolder(mode === 'test' ? 'test' : 'production'),
    emptyOutDir: true,
    cssTarget: OLDEST_BROWSERS,
    // To the bundler, Safari 15.5 and 16 differ in the fields of classes alone, which `fieldScopes` makes fit.
    target: OLDEST_BROWSERS.map((browser) => (browser === 'safari15.5' ? 'safari16' : browser)),
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: {
      polyfill: false,
      // A module that fails to preload is remembered as failed: `importPart` fetches them instead. Style sheets come by a link.
      resolveDependencies: (_file, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    // In kB, uncompressed. Pixi is a chunk of its own that only boards load.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      input: globSync('*.html', { cwd: client }).map((page) => join(client, page)),
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: BASE_MODULES },
            { name: 'join', test: JOIN_MODULES },
            { name: 'socket', test: SOCKET_MODULES },
            { name: 'board', test: BOARD_MODULES },
          ],
        },
      },
    },
  },
}));
