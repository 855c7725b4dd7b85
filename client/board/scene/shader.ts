/**
 * The whole board in one instanced draw: each instance draws the same triangles as another layer. The first layer has the faces and the
 * ground, the next two the outlines if any group is marked, and the last one the shadows. A group's rank gives its depth, so that neither a
 * move nor a new order changes a vertex.
 *
 * Depths, nearest first, of a group of rank r: face, outline, outline's rim, shadow, then all of rank r - 1; the ground is last.
 * Neighbouring shadows and outlines of a group have one depth, so that they never add up.
 */
import { GROWTH_STEP, TABLE_WIDTH } from './buffers/pose-table.ts';

/** Grey of the rim around what rests on a dark table, 0..1. */
export const REST_RIM = '0.52, 0.53, 0.56, 1.0';
/** Depths of one rank. */
const DEPTHS = 4;

export const VERTEX_SHADER = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;

in vec2 aPlace;
in float aPiece;
in vec2 aNormal;

uniform sampler2D uPoses;
uniform usampler2D uOrder;
uniform vec3 uCamera;    // plane's point at the top left in units, CSS pixels a unit
uniform vec2 uView;      // CSS pixels
uniform vec2 uPictureSize; // units
uniform float uCount;    // groups
uniform float uHasMarks;   // 1: two layers of outlines
uniform vec4 uShadow;    // at rest: pixels down, opacity; held: pixels down, opacity
uniform float uRestRim;  // pixels: a light rim around what rests, in place of its shadow; 0: none
uniform vec2 uOutline;   // pixels: outline, outline and rim

flat out vec4 vColour;   // of an outline or a shadow, premultiplied
flat out int vLayer;     // 0 face, 1 ground, 2 flat colour
out vec2 vPlace;         // face: place in the picture 0..1; ground: CSS pixels

ivec2 entry(int index) {
  return ivec2(index % ${TABLE_WIDTH}, index / ${TABLE_WIDTH});
}

void hide() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}

void main() {
  vColour = vec4(0.0);
  vLayer = 0;
  vPlace = vec2(0.0);
  int layer = gl_InstanceID;
  if (aPiece < 0.0) {
    if (layer > 0) { hide(); return; }
    vLayer = 1;
    vPlace = vec2(aPlace.x + 1.0, 1.0 - aPlace.y) * 0.5 * uView;
    gl_Position = vec4(aPlace, 0.99999, 1.0);
    return;
  }

  int group = int(texelFetch(uOrder, entry(int(aPiece)), 0).r);
  float rank = float(texelFetch(uOrder, entry(group), 0).g);
  vec4 pose = texelFetch(uPoses, entry(group), 0);
  bool isShadow = uHasMarks > 0.5 ? layer == 3 : layer == 1;
  bool isOutline = layer > 0 && !isShadow;
  if (isOutline && pose.w < 0.5) { hide(); return; }

  float growth = floor(pose.z / ${GROWTH_STEP}.0);
  float turn = radians(15.0) * (pose.z - growth * ${GROWTH_STEP}.0);
  mat2 turned = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
  vec2 place = (pose.xy - uCamera.xy + turned * aPlace * (1.0 + growth / 10000.0)) * uCamera.z;

  float behind = 0.0;
  if (isShadow && uRestRim > 0.0 && growth == 0.0) {
    place += turned * aNormal * uRestRim;
    vColour = vec4(${REST_RIM});
    vLayer = 2;
    behind = 3.0;
  } else if (isShadow) {
    vec2 fall = growth > 0.0 ? uShadow.zw : uShadow.xy;
    place.y += fall.x;
    vColour = vec4(0.0, 0.0, 0.0, fall.y);
    vLayer = 2;
    behind = 3.0;
  } else if (isOutline) {
    place += turned * aNormal * (layer == 1 ? uOutline.x : uOutline.y);
    int colour = int(pose.w) - 1;
    vColour = layer == 1 ? vec4(vec3(colour >> 16, (colour >> 8) & 255, colour & 255) / 255.0, 1.0) : vec4(1.0);
    vLayer = 2;
    behind = float(layer);
  } else {
    vPlace = aPlace / uPictureSize + 0.5;
  }
  float depth = 1.0 - 2.0 * ((rank + 1.0) * ${DEPTHS}.0 - behind) / ((uCount + 1.0) * ${DEPTHS}.0);
  gl_Position = vec4(place.x / uView.x * 2.0 - 1.0, 1.0 - place.y / uView.y * 2.0, depth, 1.0);
}
`;

/** @param face statements that may set `face`, the colour of the cut picture at `vPlace`, and `inputs` declares what they need */
export const fragmentShader = (inputs: string, face: string) => `#version 300 es
precision highp float;

flat in vec4 vColour;
flat in int vLayer;
in vec2 vPlace;

uniform sampler2D uPicture;
uniform sampler2D uPlain;
uniform sampler2D uGhost;
uniform sampler2D uGrain;
uniform float uCutLineOpacity;     // 1: with cut lines
uniform vec3 uCamera;
uniform vec4 uMat;        // rectangle in units: left, top, right, bottom
uniform vec4 uMatStyle;    // tint, rim, ghost, 1 if there is a mat
uniform vec3 uTable;
uniform vec3 uLine;
uniform vec2 uGrainStyle;  // tiles a unit, strength
${inputs}
out vec4 colour;

const float RADIUS = 6.0; // CSS pixels
const float PAD = 3.0;    // the well is larger than the picture by this, CSS pixels

vec3 ground() {
  vec2 unit = uCamera.xy + vPlace / uCamera.z;
  float grain = texture(uGrain, unit * uGrainStyle.x).r - 0.5;
  vec3 table = uTable * (1.0 + grain * uGrainStyle.y);
  if (uMatStyle.w < 0.5) return table;

  vec2 reach = (uMat.zw - uMat.xy) * 0.5 * uCamera.z + PAD;
  vec2 middle = ((uMat.xy + uMat.zw) * 0.5 - uCamera.xy) * uCamera.z;
  vec2 corner = abs(vPlace - middle) - reach + RADIUS;
  float outside = length(max(corner, 0.0)) + min(max(corner.x, corner.y), 0.0) - RADIUS;
  if (outside > 1.0) return table;

  vec3 well = table * (1.0 + uMatStyle.x);
  float below = vPlace.y - (middle.y - reach.y);
  well *= 1.0 - uMatStyle.y * exp(-max(below, 0.0) / 5.0);
  vec2 place = (unit - uMat.xy) / (uMat.zw - uMat.xy);
  if (uMatStyle.z > 0.0 && place == clamp(place, 0.0, 1.0)) {
    well = mix(well, texture(uGhost, place).rgb, uMatStyle.z);
  }
  float onLine = 1.0 - smoothstep(0.5, 1.0, abs(outside + 0.5));
  vec3 inside = mix(well, uLine, onLine);
  return mix(inside, table, smoothstep(-0.5, 0.5, outside));
}

void main() {
  if (vLayer == 2) {
    colour = vColour;
  } else if (vLayer == 1) {
    colour = vec4(ground(), 1.0);
  } else {
    vec3 face = texture(uPicture, vPlace).rgb;
    if (uCutLineOpacity < 1.0) face = mix(texture(uPlain, vPlace).rgb, face, uCutLineOpacity);
    ${face}
    colour = vec4(face, 1.0);
  }
}
`;
