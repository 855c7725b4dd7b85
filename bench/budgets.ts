/** The budgets of docs/bench.md, by the names of their figures. */
export interface Budget {
  readonly figure: string;
  readonly atMost: number;
  readonly unit: string;
  readonly meaning: string;
}

const MB = 1_000_000;

export const BUDGETS: readonly Budget[] = [
  {
    figure: 'wire.frame30.bytes',
    atMost: 180,
    unit: 'B',
    meaning: 'a tick of 30 moving groups spread over 1,000 pieces',
  },
  { figure: 'wire.dragUp.bytes', atMost: 10, unit: 'B', meaning: 'one dragged group on its way up' },
  { figure: 'wire.snapshot10000.bytes', atMost: 100_000, unit: 'B', meaning: 'joining a board of 10,000 pieces' },
  {
    figure: 'wall30.bytesPerSecond',
    atMost: 6_000,
    unit: 'B',
    meaning: 'the wall of 30 boards, all dragging, to its teacher',
  },
  {
    figure: 'wall60.webglContexts',
    atMost: 0,
    unit: '',
    meaning: 'WebGL contexts of a wall of 60 boards of 300 pieces',
  },
  { figure: 'wall60.idle.tilesDrawn', atMost: 0, unit: '', meaning: 'tiles drawn while nothing moves on 60 boards' },
  { figure: 'class30.cpuOf.ws', atMost: 1.5, unit: 'x', meaning: '30 hands on one board: CPU of a bare ws loop' },
  { figure: 'boards30.cpuOf.ws', atMost: 1.5, unit: 'x', meaning: '30 boards on the wall: CPU of a bare ws loop' },
  { figure: 'class30.cpuOf.colyseus', atMost: 1, unit: 'x', meaning: '30 hands on one board: CPU of Colyseus' },
  { figure: 'class30.bytesOf.colyseus', atMost: 0.75, unit: 'x', meaning: 'bytes to each client, of Colyseus’s' },
  { figure: 'class30.addedDelayMs.p99', atMost: 40, unit: 'ms', meaning: 'added by the server, move in to frame out' },
  {
    figure: 'log.class30.bytesPerHour',
    atMost: 16 * MB,
    unit: 'B',
    meaning: 'an hour of unbroken dragging on one board',
  },
  {
    figure: 'log.boards40.bytesPerHour',
    atMost: 60 * MB,
    unit: 'B',
    meaning: 'an hour of unbroken dragging on 40 boards',
  },
  {
    figure: 'log.boards30.mongo.bytesPerHour',
    atMost: 60 * MB,
    unit: 'B',
    meaning: 'an hour of unbroken dragging on 30 boards, on MongoDB',
  },
  { figure: 'log.hour40.bytes', atMost: 16 * MB, unit: 'B', meaning: 'an hour of 40 boards, a quarter of it dragging' },
  { figure: 'log.hour40.compactedBytes', atMost: 5 * MB, unit: 'B', meaning: 'the same after compaction' },
  { figure: 'replay.seek.serverMs.p99', atMost: 200, unit: 'ms', meaning: 'the server’s part of a seek in this hour' },
  { figure: 'replay.seek.browserMs.p99', atMost: 200, unit: 'ms', meaning: 'a seek in Chromium, until it is drawn' },
  { figure: 'replay.seek.bytesRead.max', atMost: 128 * 1_024, unit: 'B', meaning: 'read from the store for it' },
  {
    figure: 'replay.wall30.openMs',
    atMost: 2_000,
    unit: 'ms',
    meaning: 'opening 30 boards of 45 minutes side by side, up to the last tile',
  },
  { figure: 'replay.wall30.feeds', atMost: 1, unit: '', meaning: 'requests for their logs at once, at 16x too' },
  { figure: 'replay.wall30.idle.tilesDrawn', atMost: 0, unit: '', meaning: 'tiles drawn while that replay rests' },
  { figure: 'boards30.jogak.motionBatchesPerSecond', atMost: 5, unit: '/s', meaning: 'batches of motion of 30 boards' },
  { figure: 'boards30.mongo.motionBatchesPerSecond', atMost: 5, unit: '/s', meaning: 'the same on MongoDB' },
  { figure: 'client.pieces1000.drawCalls', atMost: 2, unit: '', meaning: 'draw calls of a frame, 1,000 pieces' },
  {
    figure: 'client.pieces1000.dragUploadBytesPerFrame',
    atMost: 65_536,
    unit: 'B',
    meaning: 'uploaded a frame while dragging',
  },
  {
    figure: 'client.moving48.drawCalls',
    atMost: 2,
    unit: '',
    meaning: 'draw calls of a frame, a moving picture of 48 pieces',
  },
  {
    figure: 'client.moving48.dragUploadBytesPerFrame',
    atMost: 65_536,
    unit: 'B',
    meaning: 'uploaded a frame while dragging a piece of it',
  },
  {
    figure: 'client.moving48.stillFramesRendered',
    atMost: 0,
    unit: '',
    meaning: 'frames of it rendered 30 s after the last touch',
  },
  {
    figure: 'client.moving48.apartMs.p95',
    atMost: 100,
    unit: 'ms',
    meaning: 'between the same frame of it on two pages',
  },
  {
    figure: 'client.cards60.drawCalls',
    atMost: 2,
    unit: '',
    meaning: 'draw calls of a frame, 60 cards',
  },
  {
    figure: 'client.cards60.dragUploadBytesPerFrame',
    atMost: 65_536,
    unit: 'B',
    meaning: 'uploaded a frame while dragging one of them',
  },
  {
    figure: 'client.map50.drawCalls',
    atMost: 2,
    unit: '',
    meaning: 'draw calls of a frame, a map of 50 regions',
  },
  {
    figure: 'client.map50.dragUploadBytesPerFrame',
    atMost: 65_536,
    unit: 'B',
    meaning: 'uploaded a frame while dragging one of them',
  },
  { figure: 'client.idle.framesRendered', atMost: 0, unit: '', meaning: 'frames rendered while nothing moves' },
  {
    figure: 'nodes.kill.gapMs.p99',
    atMost: 5_000,
    unit: 'ms',
    meaning: "without a frame, for pages of a killed node's classes",
  },
  {
    figure: 'nodes.kill.others.gapMs.max',
    atMost: 200,
    unit: 'ms',
    meaning: "the same for pages at boards of the other nodes' classes",
  },
  { figure: 'nodes.kill.acknowledgedLost', atMost: 0, unit: '', meaning: 'acknowledged moves that no log has' },
  { figure: 'nodes.kill.acknowledgedTwice', atMost: 0, unit: '', meaning: 'moves that a log has twice' },
  {
    figure: 'nodes.freeze.gapMs.p99',
    atMost: 5_000,
    unit: 'ms',
    meaning: "without a frame, for pages of a frozen node's classes",
  },
  {
    figure: 'nodes.freeze.acknowledgedLost',
    atMost: 0,
    unit: '',
    meaning: 'acknowledged moves that no log has, with frozen nodes',
  },
  {
    figure: 'nodes.freeze.acknowledgedTwice',
    atMost: 0,
    unit: '',
    meaning: 'moves that a log has twice, with frozen nodes',
  },
  {
    figure: 'nodes.deploy.gapMs.p99',
    atMost: 1_000,
    unit: 'ms',
    meaning: 'without a frame, while all nodes are restarted one after the other',
  },
  {
    figure: 'nodes.deploy.acknowledgedLost',
    atMost: 0,
    unit: '',
    meaning: 'acknowledged moves that no log has, with restarted nodes',
  },
  { figure: 'nodes.deploy.refused', atMost: 0, unit: '', meaning: 'moves that are refused meanwhile' },
  {
    figure: 'nodes.cut.gapMs.p99',
    atMost: 5_000,
    unit: 'ms',
    meaning: 'without a frame, where the balancer does not reach a node',
  },
  {
    figure: 'nodes.emptyTable.gapMs.max',
    atMost: 2_000,
    unit: 'ms',
    meaning: 'without a frame, where the balancer starts with an empty table',
  },
  { figure: 'nodes.database.moved', atMost: 0, unit: '', meaning: 'classes that move in an outage of the database' },
  {
    figure: 'nodes.new300.spread',
    atMost: 1.6,
    unit: 'x',
    meaning: 'of 300 new classes, those of the fullest node of those of the emptiest',
  },
];
