/**
 * The whole board in one instanced draw: each instance draws the same triangles as another layer. The first layer has the faces and the
 * ground, the next two the outlines if any group is marked, and the last one the shadows. A group's rank gives its depth, so that neither a
 * move nor a new order changes a vertex.
 *
 * Depths, nearest first, of a group of rank r: face, outline, outline's rim, shadow, then all of rank r - 1; the ground is last.
 * Neighbouring shadows and outlines of a group have one depth, so that they never add up.
 */
import { GROWTH_STEP, TABLE_WIDTH } from './buffers/pose-table.ts';
import type { OpenPieceFaces } from './piece-faces.ts';

/** Grey of the rim around what rests on a dark table, 0..1. */
export const REST_RIM = '0.52, 0.53, 0.56, 1.0';
/** Depths of one rank. */
const DEPTHS = 4;

/**
 * uCamera: the plane's point at the top left in units, CSS pixels a unit. uView: CSS pixels. uPictureSize: units. uCount: groups. uHasMarks: 1
 * with two layers of outlines. uShadow: pixels down and opacity, at rest and held. uRestRim: pixels of a light rim around what rests, in
 * place of its shadow. uOutline: pixels of the outline, of outline and rim.
 * vColour: of an outline or a shadow, premultiplied; of a face its piece, in red. vLayer: 0 face, 1 ground, 2 flat colour. vPlace: in the picture 0..1, of the ground in
 * CSS pixels.
 */
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
uniform vec3 uCamera;
uniform vec2 uView;
uniform vec2 uPictureSize;
uniform float uCount;
uniform float uHasMarks;
uniform vec4 uShadow;
uniform float uRestRim;
uniform vec2 uOutline;

flat out vec4 vColour;
flat out int vLayer;
out vec2 vPlace;

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
    vColour.r = aPiece;
  }
  float depth = 1.0 - 2.0 * ((rank + 1.0) * ${DEPTHS}.0 - behind) / ((uCount + 1.0) * ${DEPTHS}.0);
  gl_Position = vec4(place.x / uView.x * 2.0 - 1.0, 1.0 - place.y / uView.y * 2.0, depth, 1.0);
}
`;

const PLAIN = 'face = mix(texture(uPlain, vPlace).rgb, face, uCutLineOpacity);';
const ghostOver = (replaced: string) => `vec3 ghost = texture(uGhost, place).rgb;
    ${replaced}
    well = mix(well, ghost, uMatStyle.z);`;
const onMat = (painted: readonly string[]) => `vec2 place = (unit - uMat.xy) / (uMat.zw - uMat.xy);
  if (place == clamp(place, 0.0, 1.0)) {
    ${painted.join('\n')}
  }`;

const OUTLINE = `vec4 outline = texture(uMatOutline, place);
    well = well * (1.0 - outline.a) + outline.rgb;`;

/** The pictures beside the cut one that a frame shows. A processor that draws without graphics hardware reads each that a shader names. */
export interface ShownPictures {
  /** Without cut lines: while `uCutLineOpacity` is below 1. */
  readonly plain: boolean;
  /** In the mat. */
  readonly ghost: boolean;
  /** Of the mat, premultiplied: what it shows of itself. */
  readonly matOutline: boolean;
}

/**
 * uCutLineOpacity: 1 with all cut lines. uMat: left, top, right, bottom in units. uMatStyle: tint, rim, ghost, 1 if there is a mat.
 * uGrainStyle: tiles a unit, strength. RADIUS: of the well's corners; PAD: the well is larger than the picture by this; both in CSS pixels.
 * @param faces statements that may set `face`, the colour of the cut picture at `vPlace` on the piece `vColour.r`, and `ghost`, that of the mat's at `place`; and
 * declarations of what they need. Null: there are none.
 */
export const fragmentShader = (
  { plain, ghost, matOutline }: ShownPictures,
  faces: Pick<OpenPieceFaces, 'shaderInputs' | 'shaderFace' | 'shaderGhost'> | null,
) => {
  const painted = [...(matOutline ? [OUTLINE] : []), ...(ghost ? [ghostOver(faces?.shaderGhost ?? '')] : [])];
  return `#version 300 es
precision highp float;

flat in vec4 vColour;
flat in int vLayer;
in vec2 vPlace;

uniform sampler2D uPicture;
uniform sampler2D uPlain;
uniform sampler2D uGhost;
uniform sampler2D uMatOutline;
uniform sampler2D uGrain;
uniform float uCutLineOpacity;
uniform vec3 uCamera;
uniform vec4 uMat;
uniform vec4 uMatStyle;
uniform vec3 uTable;
uniform vec3 uLine;
uniform vec2 uGrainStyle;
${faces?.shaderInputs ?? ''}
out vec4 colour;

const float RADIUS = 6.0;
const float PAD = 3.0;

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
  ${painted.length > 0 ? onMat(painted) : ''}
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
    ${plain ? PLAIN : ''}
    ${faces?.shaderFace ?? ''}
    colour = vec4(face, 1.0);
  }
}
`;
};
