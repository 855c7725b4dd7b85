/**
 * Reports features of the DOM and of CSS that one of the oldest supported browsers lacks: iPadOS 15.5, Chrome 102, Firefox 115 (README).
 * Called by check.ts; reads files, changes none. `lib` of client/tsconfig.json limits JavaScript, and `build.target` of vite.config.ts
 * limits syntax. By MDN's browser-compat-data 8.1.9. What only adds to a page that works without it is left out.
 */
import { Visitor } from 'vite';
import { isTest, type SourceFile } from './source-files.ts';

/** Members and constructors, by the browsers without them. Bare calls and destructuring are not seen. */
const DOM: Readonly<Record<string, string>> = {
  ariaNotify: 'all three',
  autocorrect: 'Firefox',
  canParse: 'Safari before 17, Chrome before 120',
  caretPositionFromPoint: 'Safari, Chrome before 128',
  checkVisibility: 'Safari before 17.4, Chrome before 105',
  clearAppBadge: 'Firefox',
  CloseWatcher: 'Safari, Firefox',
  commandForElement: 'all three',
  CompressionStream: 'Safari before 16.4',
  cookieStore: 'Safari before 18.4, Firefox',
  createConicGradient: 'Safari before 16.1',
  DecompressionStream: 'Safari before 16.4',
  devicePixelContentBoxSize: 'Safari',
  exitFullscreen: 'Safari before 16.4',
  exitPictureInPicture: 'Firefox',
  fetchPriority: 'Safari before 17.2, Firefox before 132',
  fullscreenElement: 'Safari before 16.4',
  getComposedRanges: 'all three',
  getHTML: 'all three',
  getSetCookie: 'Safari before 17, Chrome before 113',
  hidePopover: 'Safari before 17, Chrome before 114, Firefox before 125',
  moveBefore: 'all three',
  OffscreenCanvas: 'Safari before 16.4',
  postTask: 'Safari, Firefox',
  registerProperty: 'Firefox before 128',
  requestClose: 'all three',
  requestFullscreen: 'Safari before 16.4',
  requestIdleCallback: 'Safari',
  requestPictureInPicture: 'Firefox',
  requestSubmit: 'Safari before 16',
  requestVideoFrameCallback: 'Firefox before 132',
  roundRect: 'Safari before 16',
  Segmenter: 'Firefox before 125',
  setHTML: 'all three',
  setHTMLUnsafe: 'all three',
  showPicker: 'Safari before 16',
  showPopover: 'Safari before 17, Chrome before 114, Firefox before 125',
  startViewTransition: 'all three',
  togglePopover: 'Safari before 17, Chrome before 114, Firefox before 125',
  transferControlToOffscreen: 'Safari before 16.4',
  userActivation: 'Safari before 16.4, Firefox before 120',
  wakeLock: 'Safari before 16.4, Firefox before 126',
};

/** Patterns in scripts that a name alone does not identify. */
const CALLS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(?:context|canvas\w*)\.reset\(\)/i, 'reset() of a canvas: Safari before 17.2 has none; set its width'],
  [/\bAbortSignal\.(?:any|timeout)\(/, 'AbortSignal.any and .timeout: Safari before 17.4 and 16'],
  [/:popover-open/, ':popover-open throws before Safari 17, Chrome 114, Firefox 125: popover-support.ts'],
  [/['"`][^'"`\n]*\((?:width|height|aspect-ratio)\s*[<>]/, 'a range in a media query: Safari before 16.4, in a script'],
];

/** In style sheets. The bundler lowers ranges of media queries, nesting and static colours; these it does not. */
const CSS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/(?:^|[\s;{])(?:translate|rotate|scale):/, 'translate, rotate, scale: Chrome before 104; use transform'],
  [/\boklch\(\s*[\d.]+\s/, 'oklch with a number: Safari before 16.2; use a percentage'],
  [/\bcolor-mix\(/, 'color-mix: Safari before 16.2, Chrome before 111; use a token'],
  [/\blight-dark\(/, 'light-dark: Safari before 17.5, Chrome before 123, Firefox before 120'],
  [/:has\(/, ':has: Chrome before 105, Firefox before 121; use an attribute'],
  [/::backdrop\b[^}]*\bvar\(/, 'a token in ::backdrop: Safari before 17.4, Chrome before 122, Firefox before 120'],
  [/@container\b/, '@container: Safari before 16, Chrome before 105'],
  [/@(?:starting-style|scope|property|view-transition|function)\b/, 'an at-rule that is newer than the floor'],
  [/:(?:user-valid|user-invalid|modal|open|state\(|dir\()/, 'a selector that is newer than the floor'],
  [/:popover-open/, ':popover-open: popover-support.ts has the attribute'],
  [/\b\d+[dsl]v[hw]\b/, 'dvh and its kin: Safari before 15.4, Chrome before 108; use --view-height'],
  [
    /(?<![\w-])(?:anchor\(|(?:field-sizing|interpolate-size|position-area):)/,
    'a property that is newer than the floor',
  ],
  [
    /-aspect-ratio:\s*[\d.]+\s*(?:\/\s*1\s*)?\)/,
    'a ratio to 1 in a media query, which the bundler writes as a number: Chrome 103 reads none; use orientation',
  ],
  [
    /\{(?![^{}]*\bdisplay:)(?=[^{}]*\bposition:\s*absolute)[^{}]*\bclip-path:\s*inset\(50%\)/,
    'hidden from eyes without display: flow-root: Safari 16 keeps its room, or gives it none when it shows again',
  ],
  [/\b(?:round|mod|rem|sin|cos|tan|sqrt|pow|hypot|abs|sign)\(/, 'a function of CSS that is newer than the floor'],
];

/** Files that may use something, by its name or pattern: they ask for it first, or work without it. Keys are `path name`. */
const GUARDED: ReadonlyMap<string, string> = new Map([
  ['client/ui/surfaces/popover-support.ts hidePopover', 'asks whether the browser has popovers'],
  ['client/ui/surfaces/popover-support.ts :popover-open', 'asks whether the browser has popovers'],
  ['client/ui/style/surfaces.css :popover-open', 'stands in a question of @supports'],
  ['client/ui/style/base.css hidden from eyes', 'an element has this class for good'],
  ['client/ui/style/tokens.css dvh', 'stands in a question of @supports'],
  ['client/ui/surfaces/full-screen.ts requestFullscreen', 'asks for it; without it there is no button'],
  ['client/ui/surfaces/full-screen.ts exitFullscreen', 'asks for it; without it there is no button'],
  ['client/ui/surfaces/full-screen.ts fullscreenElement', 'asks for it; without it there is no button'],
  [
    'client/wall/film/make/check/video-player.ts requestVideoFrameCallback',
    'asks for it; without it a pause is enough',
  ],
  ['client/app/boot/reload-for-build.ts fullscreenElement', 'undefined counts as none'],
  ['client/chat/chat-panel-state.ts requestIdleCallback', 'asks for it'],
  ['shared/text/graphemes.ts Segmenter', 'counts by an expression without it'],
]);

/** Style sheets that are plainer without what they name: shapes for wide windows stay, rows do not wrap. */
const PLAINER: ReadonlyMap<string, readonly string[]> = new Map([
  ['client/pages/join/join-page.css', [':has']],
  ['client/pages/new-class/new-class-page.css', [':has']],
  ['client/pages/student/board/solved-tools.css', [':has']],
  ['client/pages/student/student-page.css', [':has']],
  ['client/pages/teacher/controls/controls-bar.css', ['@container']],
  ['client/pages/teacher/people/people-panel.css', [':has']],
  ['client/pages/teacher/teacher-page.css', [':has', '@container']],
  ['client/play/replay/replay-panel.css', ['@container']],
  ['client/ui/style/controls.css', ['a property that is newer than the floor']],
  ['client/wall/bar/wall-bar.css', [':has', '@container']],
  ['client/wall/grid/wall-grid.css', ['@container']],
]);

/** Of the pages, or of what they share with the server. */
export function isOfPages(path: string): boolean {
  return /^(client|shared)\//.test(path) && !isTest(path) && !/^client\/(headless\/|build\.ts)|-plugin\.ts$/.test(path);
}

/** Problems of one file of the pages, one line each. */
export function scriptFloorProblems({ path, program, text }: Pick<SourceFile, 'path' | 'program' | 'text'>): string[] {
  if (!isOfPages(path)) return [];
  const names = new Set<string>();
  new Visitor({
    MemberExpression: ({ property, computed }) => {
      if (!computed && property.type === 'Identifier') names.add(property.name);
    },
    NewExpression: ({ callee }) => {
      if (callee.type === 'Identifier') names.add(callee.name);
    },
  }).visit(program);
  const found = [...names]
    .filter((name) => Object.hasOwn(DOM, name) && !GUARDED.has(`${path} ${name}`))
    .map((name) => `${path}: ${name} is not in ${DOM[name]}`);
  return [...found, ...matches(path, withoutComments(text), CALLS)];
}

/** Problems of one style sheet, one line each. */
export function styleFloorProblems(path: string, text: string): string[] {
  return matches(path, withoutComments(text), CSS);
}

function matches(path: string, text: string, patterns: typeof CSS): string[] {
  return patterns.flatMap(([pattern, instead]) => {
    if (!pattern.test(text)) return [];
    const isAllowed =
      PLAINER.get(path)?.some((name) => instead.startsWith(name)) ??
      [...GUARDED.keys()].some((key) => key.startsWith(`${path} `) && instead.startsWith(key.slice(path.length + 1)));
    return isAllowed ? [] : [`${path}: ${instead}`];
  });
}

/** Line comments are left out where nothing stands before them, since addresses have two slashes, too. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
