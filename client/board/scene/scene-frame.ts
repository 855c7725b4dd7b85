/** What is to be seen, and what was done to show it: the words between the board's page and the scene. */

import type { Camera } from '#client/board/camera/camera.ts';
import type { Board } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';

export interface SceneFrame {
  /** Its groups are never changed in place: the scene compares by identity to find what has changed. */
  readonly board: Board;
  readonly camera: Camera;
  /** Groups drawn elsewhere than the board says: an own drag, motion in between, a glide back. Units, with fractions. */
  readonly positions: ReadonlyMap<GroupId, Point>;
  /** Groups that look held: larger, above all others, with a deeper shadow. */
  readonly lifted: ReadonlySet<GroupId>;
  /** Groups outlined in the colour of whoever holds them, 0xRRGGBB. */
  readonly marks: readonly { readonly group: GroupId; readonly colour: number }[];
  /** How much of the picture shows on the mat, 0..1. */
  readonly ghostOpacity: number;
  /** How much of the cut lines shows, 0..1; 1 unless the picture is whole and they fade. */
  readonly cutLineOpacity?: number;
}

/** Counted at the WebGL context, so that nothing is left out. */
export interface SceneCounts {
  /** Frames rendered since the scene was made. */
  readonly frames: number;
  /** Draw calls of the last frame. */
  readonly draws: number;
  /** Bytes that went into buffers and textures for the last frame. */
  readonly bytes: number;
}
