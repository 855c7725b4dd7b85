import type { SampleId } from './catalogue.ts';

/** Where the picture is served; the thumbnail where `thumbnail` is asked for. */
export function samplePath(id: SampleId, thumbnail = false): string {
  return `/samples/${id}${thumbnail ? '-small' : ''}.webp`;
}
