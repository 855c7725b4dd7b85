/**
 * What the maps show, each decision one line that says what it rests on. A teacher leaves regions out and renames them; the list is only
 * what a map begins with.
 */

/** Disputed or easily mistaken. `units`: Natural Earth's codes of countries (three letters) or of their parts (ISO 3166-2). */
export const DECISIONS = {
  /** Drawn with another country. */
  drawnWith: [
    {
      units: ['UA-43', 'UA-40'],
      with: 'UKR',
      restsOn: 'Crimea and Sevastopol: UN resolution 68/262; Korea does not recognise the annexation',
    },
    { units: ['HKG', 'MAC'], with: 'CHN', restsOn: 'special regions of China' },
    { units: ['ESB', 'WSB', 'CYN'], with: 'CYP', restsOn: 'bases and the north of Cyprus: UN resolution 541' },
    { units: ['SOL'], with: 'SOM', restsOn: 'Somaliland: member of no organisation of states' },
    { units: ['USG'], with: 'CUB', restsOn: 'Guantanamo is leased' },
    { units: ['KAB'], with: 'KAZ', restsOn: 'Baikonur is leased' },
    { units: ['KAS'], with: 'IND', restsOn: 'the Siachen glacier, too small to show' },
    { units: ['ALD'], with: 'FIN', restsOn: 'Aland, a part of Finland' },
    { units: ['VAT', 'SMR'], with: 'ITA', restsOn: 'too small to take on a map of Europe' },
    { units: ['MCO'], with: 'FRA', restsOn: 'too small to take on a map of Europe' },
    { units: ['LIE'], with: 'CHE', restsOn: 'too small to take on a map of Europe' },
    { units: ['AND'], with: 'ESP', restsOn: 'too small to take on a map of Europe' },
  ],
  /** Pieces of their own, as Natural Earth has them. */
  ownPieces: [
    { units: ['KOS'], restsOn: 'Kosovo: recognised by Korea in 2008' },
    { units: ['TWN'], restsOn: 'Taiwan: as Korean atlases draw it' },
    { units: ['PSX'], restsOn: 'Palestine: observer state of the UN' },
    { units: ['SAH'], restsOn: 'Western Sahara: the UN lists it as not self-governing' },
    { units: ['GRL'], restsOn: 'Greenland: too large to be a part of Denmark on a map of its continent' },
    { units: ['FR-GF'], as: 'GUF', restsOn: 'French Guiana: in South America' },
  ],
  /** Not drawn. */
  leftOut: [
    {
      units: ['PGA', 'CLP', 'UMI', 'IOA', 'CSI', 'ATC', 'BJN', 'SER', 'SCR'],
      restsOn: 'reefs, banks and claims at sea',
    },
    { units: ['GIB', 'SXM', 'MAF', 'BLM'], restsOn: 'too small to take on the map of their continent' },
    { units: ['US-HI'], restsOn: 'Hawaii lies outside of the frame of North America' },
    { units: ['FR-GP', 'FR-MQ', 'FR-RE', 'FR-YT'], restsOn: 'overseas departments lie outside of the frame of Europe' },
  ],
} as const;

/** Dokdo is a part of 경상북도 and of South Korea. Natural Earth has it not: drawn as a dot. Longitude, latitude. */
export const DOKDO = [131.867, 37.241] as const;

/** Russia: its parts by `region` of the source that lie in Europe; the rest is left out of the map of Asia, which it would fill. */
export const RUSSIA_IN_EUROPE: readonly string[] = ['Northwestern', 'Central', 'Volga'];

/** Continents of countries that the source gives none, or another one than atlases of schools. */
export const CONTINENTS: Readonly<Record<string, string>> = {
  KOS: 'Europe',
  GUF: 'South America',
  CYP: 'Europe',
  MDV: 'Asia',
  MUS: 'Africa',
  SYC: 'Africa',
  SHN: 'Africa',
  IOT: 'Africa',
};

/** Names that differ from the Unicode locale data, version 48. */
export const NAMES: Readonly<Record<string, { readonly ko: string; readonly en: string }>> = {
  COD: { ko: '콩고민주공화국', en: 'DR Congo' },
  COG: { ko: '콩고공화국', en: 'Congo' },
  ZAF: { ko: '남아프리카공화국', en: 'South Africa' },
  CAF: { ko: '중앙아프리카공화국', en: 'Central African Republic' },
  GUF: { ko: '프랑스령 기아나', en: 'French Guiana' },
  PSX: { ko: '팔레스타인', en: 'Palestine' },
  MMR: { ko: '미얀마', en: 'Myanmar' },
  CPV: { ko: '카보베르데', en: 'Cape Verde' },
  CIV: { ko: '코트디부아르', en: 'Ivory Coast' },
  KOS: { ko: '코소보', en: 'Kosovo' },
  SAH: { ko: '서사하라', en: 'Western Sahara' },
  TWN: { ko: '대만', en: 'Taiwan' },
  BIH: { ko: '보스니아 헤르체고비나', en: 'Bosnia and Herzegovina' },
  GBR: { ko: '영국', en: 'United Kingdom' },
  USA: { ko: '미국', en: 'United States' },
  KOR: { ko: '대한민국', en: 'South Korea' },
  SDS: { ko: '남수단', en: 'South Sudan' },
};

/** The units of the first level, by the code of the official borders. `merged`: as they are since 2026-07-01. */
export const PROVINCES: readonly { readonly code: string; readonly ko: string; readonly en: string }[] = [
  { code: '11', ko: '서울특별시', en: 'Seoul' },
  { code: '26', ko: '부산광역시', en: 'Busan' },
  { code: '27', ko: '대구광역시', en: 'Daegu' },
  { code: '28', ko: '인천광역시', en: 'Incheon' },
  { code: '29', ko: '광주광역시', en: 'Gwangju' },
  { code: '30', ko: '대전광역시', en: 'Daejeon' },
  { code: '31', ko: '울산광역시', en: 'Ulsan' },
  { code: '36', ko: '세종특별자치시', en: 'Sejong' },
  { code: '41', ko: '경기도', en: 'Gyeonggi-do' },
  { code: '42', ko: '강원특별자치도', en: 'Gangwon State' },
  { code: '43', ko: '충청북도', en: 'Chungcheongbuk-do' },
  { code: '44', ko: '충청남도', en: 'Chungcheongnam-do' },
  { code: '45', ko: '전북특별자치도', en: 'Jeonbuk State' },
  { code: '46', ko: '전라남도', en: 'Jeollanam-do' },
  { code: '47', ko: '경상북도', en: 'Gyeongsangbuk-do' },
  { code: '48', ko: '경상남도', en: 'Gyeongsangnam-do' },
  { code: '50', ko: '제주특별자치도', en: 'Jeju' },
];
export const MERGED_PROVINCE = {
  codes: ['29', '46'],
  code: '12',
  ko: '전남광주통합특별시',
  en: 'Jeonnam-Gwangju',
} as const;

/** Our names of the seas alone. Longitude, latitude. */
export const SEAS = [
  { ko: '동해', en: 'East Sea', at: [130.2, 38.2], maps: ['korea16', 'korea17'] },
  { ko: '서해(황해)', en: 'Yellow Sea', at: [125.2, 35.9], maps: ['korea16', 'korea17'] },
  { ko: '남해', en: 'South Sea', at: [128.1, 34.2], maps: ['korea16', 'korea17'] },
  { ko: '동해', en: 'East Sea', at: [134.5, 39.8], maps: ['asia'] },
] as const;
