/** The number of a map's pieces. Every page has it, so that it stands by itself. */
import type { MapSpec } from './map-spec.ts';

export function mapPieces({ regions }: MapSpec): number {
  return regions.length;
}
