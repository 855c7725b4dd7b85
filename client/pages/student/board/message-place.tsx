/**
 * Where a student's page says its sentence: in the upper bar, or beside the mat. It covers no picture, and nothing moves when it comes or
 * goes. Where there is no such place it stays over the board's upper edge. Praise is one block with the solved picture, as in its feast: it stands on
 * it, or above its middle in the bar.
 * What a check found is the largest of these, and stays: it lies beside the mat, or hangs from a free part of the bar, over nothing that is in it.
 * Where the mat fills the board it lies in the tray beside the cards, or behind the title in the bar.
 */
import { effect } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Rect } from '#client/board/camera/camera.ts';
import { matBounds } from '#client/board/camera/fit-camera.ts';
import { FIT_MARGIN_PX } from '#client/board/limits.ts';
import type { Play } from '#client/play/play.ts';
import './message-place.css';

interface MessagePlaceProps {
  readonly play: Play | null;
  /** Another text needs another place. */
  readonly text: string;
}

export function MessagePlace({ play, text }: MessagePlaceProps) {
  useLayoutEffect(() => {
    const message = document.querySelector<HTMLElement>('.board-area > .banner');
    const board = message?.parentElement;
    if (message == null || board == null) return;
    let before = '';
    const refresh = () => {
      const mat = play === null ? null : matOnPage(play);
      const { left, top, right, bottom } = board.getBoundingClientRect();
      // The board is drawn often; it seldom lies elsewhere.
      const sides = [left, top, right, bottom, ...Object.values(mat ?? {})];
      if (isFound(message)) sides.push(...Object.values(trayRoom() ?? {}));
      const names = findFeast()?.querySelector('.feast-names')?.getBoundingClientRect().top;
      const now = `${sides.map(Math.round)} ${names}`;
      if (now === before) return;
      before = now;
      placeMessage(message, { left, top, right, bottom }, mat);
    };
    const stop = effect(() => {
      play?.drawings.value;
      refresh();
    });
    const observer = new ResizeObserver(refresh);
    observer.observe(board);
    const mutations = new MutationObserver(refresh);
    // A feast.
    mutations.observe(board, { childList: true });
    const tray = isFound(message) ? document.querySelector('.tray-holder') : null;
    // Its cards, which also glide to their places.
    if (tray !== null) mutations.observe(tray, { childList: true, subtree: true, attributeFilter: ['style'] });
    tray?.addEventListener('transitionend', refresh);
    return () => {
      observer.disconnect();
      mutations.disconnect();
      tray?.removeEventListener('transitionend', refresh);
      stop();
      stayOverBoard(message);
    };
  }, [play, text]);
  return null;
}

/** Around a message, to what is beside it. CSS pixels. */
const GAP_PX = 8;
/** From praise to the picture that it stands on: as in the feast. CSS pixels. */
const PRAISE_GAP_PX = 12;
/** In the bar from a message to what is beside it, where that has room. CSS pixels. */
const BAR_GAP_PX = 16;
/** How far a message hangs out of the bar: not to the frame around the mat. CSS pixels. */
const HANGING_PX = FIT_MARGIN_PX - 3;
/** Padding and border of a message that hangs there, on both sides together. CSS pixels. */
const HANGING_SIDES_PX = 34;

function matOnPage(play: Play): Rect | null {
  const stage = play.internals.stage();
  if (stage === null) return null;
  const { left, top, right, bottom } = matBounds(play.internals.mirror.rules.puzzle);
  const [start, end] = [stage.toPage({ x: left, y: top }), stage.toPage({ x: right, y: bottom })];
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}

function findFeast(): Element | null {
  return document.querySelector('.feast');
}

function findBar(): Element | null {
  return document.querySelector('.class > header.bar');
}

function stayOverBoard(message: HTMLElement): void {
  findBar()?.removeAttribute('data-covered');
  findBar()?.removeAttribute('data-praise');
  message.removeAttribute('data-place');
  message.removeAttribute('data-small');
  message.removeAttribute('style');
}

function placeMessage(message: HTMLElement, board: Rect, mat: Rect | null): void {
  stayOverBoard(message);
  const { width, height } = message.getBoundingClientRect();
  const feast = findFeast();
  if (feast !== null) {
    // Over the names and the picture; the style sheet has a place for it where it stands beside them.
    const block = feast.querySelector('.feast-names')?.getBoundingClientRect();
    if (block === undefined || Number.parseFloat(getComputedStyle(feast).paddingTop) < height) return;
    put(message, 'board', (board.left + board.right - width) / 2, block.top - height - GAP_PX);
    return;
  }
  const bar = findBar()?.getBoundingClientRect();
  const space = isFound(message) ? GAP_PX : 2 * GAP_PX;
  const isPraise = 'solved' in message.dataset;
  const shown = mat ?? board;
  const axis = (shown.left + shown.right) / 2;
  if (isPraise && mat !== null && mat.top - board.top >= height + space) {
    put(message, 'board', nearAxis(board, width, axis), mat.top - height - PRAISE_GAP_PX);
    return;
  }
  if (isPraise) findBar()?.setAttribute('data-praise', '');
  const gap = isFound(message) || bar === undefined || height > bar.height ? null : widestGap(bar);
  if (bar !== undefined && gap !== null && gap.right - gap.left >= width + 2 * GAP_PX) {
    // Its letters may be smaller there.
    put(message, 'bar', 0, 0);
    const inBar = message.getBoundingClientRect();
    put(message, 'bar', nearAxis(gap, inBar.width, axis), bar.top + (bar.height - inBar.height) / 2);
    return;
  }
  if (putBesideMat(message, { board, mat, space })) return;
  if (isFound(message)) {
    if (putFound(message, { board, mat, bar })) return;
    stayOverBoard(message);
  }
  if (bar !== undefined && !putOverBar(message, bar, bar.left + 1)) stayOverBoard(message);
}

function isFound(message: HTMLElement): boolean {
  return 'found' in message.dataset;
}

interface PlacesBesideMat {
  readonly board: Rect;
  readonly mat: Rect | null;
  /** Above and below the message, together. CSS pixels. */
  readonly space: number;
}

/** Above the mat, or below it. @returns false: it has no room there */
function putBesideMat(message: HTMLElement, { board, mat, space }: PlacesBesideMat): boolean {
  if (mat === null) return false;
  const { width, height } = message.getBoundingClientRect();
  const needed = height + space;
  const middle = (board.left + board.right - width) / 2;
  if (mat.top - board.top >= needed) put(message, 'board', middle, (board.top + mat.top - height) / 2);
  else if (board.bottom - mat.bottom >= needed) put(message, 'board', middle, (mat.bottom + board.bottom - height) / 2);
  else return false;
  // As wide as it was over the board: the tray may stand beside that.
  message.style.maxWidth = `${board.right - board.left - 2 * GAP_PX}px`;
  return true;
}

interface FoundPlaces {
  readonly board: Rect;
  readonly mat: Rect | null;
  readonly bar: DOMRect | undefined;
}

/** What a check found, where its large letters have no room beside the mat: over no card, and not over the title. @returns false: nowhere */
function putFound(message: HTMLElement, { board, mat, bar }: FoundPlaces): boolean {
  const hang = (isSmall: boolean) => bar !== undefined && hangFromBar(resized(message, isSmall), bar, board);
  return (
    hang(false) ||
    putBesideMat(resized(message, true), { board, mat, space: 1.5 * GAP_PX }) ||
    putInTray(resized(message, false)) ||
    putInTray(resized(message, true)) ||
    putBesideMat(resized(message, true), { board, mat, space: GAP_PX / 2 }) ||
    hang(true) ||
    (bar !== undefined && titleEnds().some((end) => putOverBar(resized(message, false), bar, end)))
  );
}

/** As it is over the board, with letters of one of its two sizes. */
function resized(message: HTMLElement, isSmall: boolean): HTMLElement {
  stayOverBoard(message);
  if (isSmall) message.dataset['small'] = '';
  return message;
}

type Place = 'bar' | 'board' | 'hanging' | 'tray' | 'title';

function put(message: HTMLElement, place: Place, left: number, top: number): void {
  message.dataset['place'] = place;
  message.style.left = `${left}px`;
  message.style.top = `${top}px`;
}

interface Gap {
  readonly left: number;
  readonly right: number;
}

/** Where a message begins that has its middle as near to the axis as its gap allows. */
function nearAxis({ left, right }: Gap, width: number, axis: number): number {
  const margin = Math.min(BAR_GAP_PX, (right - left - width) / 2);
  return Math.min(right - margin - width, Math.max(left + margin, axis - width / 2));
}

/** Over the board's upper margin and a free part of the bar, in two lines at most. @returns false: it has no room there */
function hangFromBar(message: HTMLElement, bar: DOMRect, board: Rect): boolean {
  const gap = widestGap(bar);
  if (gap === null) return false;
  const middle = (board.left + board.right) / 2;
  const bottom = bar.bottom + HANGING_PX;
  const room = gap.right - gap.left - 2 * GAP_PX;
  put(message, 'hanging', 0, 0);
  message.style.maxWidth = `${room}px`;
  // As wide as its lines.
  const text = document.createRange();
  text.selectNodeContents(message);
  message.style.width = `${Math.ceil(text.getBoundingClientRect().width) + HANGING_SIDES_PX}px`;
  const { width, height } = message.getBoundingClientRect();
  if (width > room || height > bottom - bar.top) return false;
  const left = Math.min(gap.right - GAP_PX - width, Math.max(gap.left + GAP_PX, middle - width / 2));
  put(message, 'hanging', left, bottom - height);
  return true;
}

/** In the tray, below its cards or above them. @returns false: it has no room there */
function putInTray(message: HTMLElement): boolean {
  const free = trayRoom();
  if (free === null) return false;
  put(message, 'tray', 0, 0);
  message.style.maxWidth = `${free.right - free.left - 2 * GAP_PX}px`;
  const { width, height } = message.getBoundingClientRect();
  if (height + 2 * GAP_PX > free.bottom - free.top) return false;
  put(message, 'tray', (free.left + free.right - width) / 2, (free.top + free.bottom - height) / 2);
  return true;
}

/** The larger part of the tray that is free below or above all that is in it. Null: there is no tray. */
function trayRoom(): Rect | null {
  const tray = document.querySelector('.tray');
  if (tray === null) return null;
  const { left, top, right, bottom } = tray.getBoundingClientRect();
  const items = [...tray.querySelectorAll('.tray-piece, .hint')].map((item) => {
    const content = document.createRange();
    content.selectNodeContents(item);
    // The sentence of an empty tray is as large as the tray: its text counts.
    return (item.matches('.hint') ? content : item).getBoundingClientRect();
  });
  const first = Math.min(bottom, ...items.map((item) => item.top));
  const last = Math.max(top, ...items.map((item) => item.bottom));
  return bottom - last >= first - top ? { left, top: last, right, bottom } : { left, top, right, bottom: first };
}

/** Where the title and what has to stay with it end in the bar, and where the title alone does. */
function titleEnds(): number[] {
  const title = document.querySelector('.class > header.bar > h1');
  if (title === null) return [];
  const text = document.createRange();
  text.selectNodeContents(title);
  // A long title is cut.
  const end = Math.min(text.getBoundingClientRect().right, title.getBoundingClientRect().right);
  const others = [...document.querySelectorAll('.class > header.bar > :is(.progress, .timer)')];
  return [Math.max(end, ...others.map((item) => item.getBoundingClientRect().right)), end];
}

/** Over what stands in the bar from `left` to the hand, while it is shown. @returns false: it has no room there */
function putOverBar(message: HTMLElement, bar: DOMRect, left: number): boolean {
  const end = document.querySelector('.class > header.bar > .hand-button')?.getBoundingClientRect();
  if (end === undefined || end.top > bar.top + GAP_PX || end.left - left <= GAP_PX) return false;
  findBar()?.setAttribute('data-covered', '');
  put(message, 'title', left, bar.top);
  message.style.width = `${end.left - left - GAP_PX}px`;
  message.style.height = `${bar.height - 1}px`;
  const isCut = () => message.scrollHeight > message.clientHeight || message.scrollWidth > message.clientWidth;
  if (isCut()) message.dataset['small'] = '';
  return !isCut();
}

/** The widest free part of the bar; null: its items take more than one row. */
function widestGap(bar: DOMRect): Gap | null {
  const items = [...document.querySelectorAll('.class > header.bar > *')]
    .filter((item) => getComputedStyle(item).position !== 'absolute')
    .map((item) => item.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .sort((a, b) => a.left - b.left);
  let widest: Gap | null = null;
  let left = bar.left;
  for (const item of items) {
    if (item.top > bar.top + bar.height / 2 || item.bottom < bar.top + bar.height / 2) return null;
    if (widest === null || item.left - left > widest.right - widest.left) widest = { left, right: item.left };
    left = Math.max(left, item.right);
  }
  return widest;
}
