import type { SampleId } from './catalogue.ts';

/** The path of a sample's picture or thumbnail. */
export function samplePath(id: SampleId, thumbnail = false): string {
  return `/samples/${id}${thumbnail ? '-small' : ''}.webp`;
}
