/** How the shader finds the sharp page of a place: a table names its slot. Where there is none, the sheet's own texture stays. */
import { PAGE_RIM, PAGE_SIDE, SLOT_SIDE } from './sheet-pages.ts';

/** uSharpGrid: pages across and down, rows of the table before those of the mat, 1 if pages show. */
export const SHARP_INPUTS = `
uniform sampler2D uSharp;
uniform sampler2D uSharpTable;  // column and row of a page's slot, and whether it has one
uniform vec4 uSharpGrid;

vec3 sharpAt(vec2 place, float rows, vec3 blurred) {
  if (uSharpGrid.w < 0.5) return blurred;
  vec2 at = clamp(place, 0.0, 0.99999) * uSharpGrid.xy;
  vec2 page = floor(at);
  vec4 slot = texelFetch(uSharpTable, ivec2(page) + ivec2(0, int(rows)), 0);
  if (slot.a < 0.5) return blurred;
  vec2 pixel = floor(slot.rg * 255.0 + 0.5) * ${SLOT_SIDE}.0 + ${PAGE_RIM}.0 + (at - page) * ${PAGE_SIDE}.0;
  return textureLod(uSharp, pixel / vec2(textureSize(uSharp, 0)), 0.0).rgb;
}
`;
export const SHARP_FACE = 'face = sharpAt(vPlace, 0.0, face);';
export const SHARP_GHOST = 'ghost = sharpAt(place, uSharpGrid.z, ghost);';
