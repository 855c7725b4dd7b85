/** Classes at play on three nodes behind HAProxy: the gaps that faults and deploys make, and what they lose or double. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Figures, quantile } from '#bench/figures.ts';
import { buildClient } from '#client/build.ts';
import { DraggingPage } from '#e2e/browser/pages/dragging-page.ts';
import { NODE_LETTERS, type NodeLetter } from '#e2e/fixtures/nodes/balancer.ts';
import { BusyClass, type PutCount } from '#e2e/fixtures/nodes/busy-class.ts';
import { Cluster, type ClusterOptions } from '#e2e/fixtures/nodes/cluster.ts';
import { CUT, type Fault, freezeFor, gapsOf, KILL, restartAll, strikeOwner } from '#e2e/fixtures/nodes/faults.ts';
import { TwoBuilds } from '#e2e/fixtures/nodes/two-builds.ts';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { findRestartableMongo, MONGO_SOURCES } from '#e2e/store/mongo-server/find-server.ts';
import { describeMongo, TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { WALL_TICK_MS } from '#shared/limits.ts';
import { measureBalancerMessages } from './balancer-messages.ts';
import { launchChromium } from './in-chromium.ts';

export interface NodesPace {
  readonly kills: number;
  readonly freezes: number;
  readonly cuts: number;
  readonly deployRounds: number;
  /** How long the balancer sends each request to another node. Milliseconds. */
  readonly inTurnMs: number;
  /** Students of each class. */
  readonly students: number;
}

export const FULL_NODES_PACE: NodesPace = {
  kills: 30,
  freezes: 10,
  cuts: 10,
  deployRounds: 5,
  inTurnMs: 60_000,
  students: 12,
};
export const QUICK_NODES_PACE: NodesPace = {
  kills: 4,
  freezes: 2,
  cuts: 2,
  deployRounds: 1,
  inTurnMs: 20_000,
  students: 6,
};

const CLASSES = 4;
const FREEZE_MS = 10_000;
const OUTAGE_MS = 10_000;
/** A class that was moved is given away no sooner than this, where people are connected. Milliseconds. */
const SETTLED_MS = 11_000;
/** Play without a fault, for the balancer's CPU time. Milliseconds. */
const CALM_MS = 15_000;
const NEW_CLASSES = 300;

export async function measureNodes(
  figures: Figures,
  pace: NodesPace,
  seed: number,
  save: () => Promise<void>,
): Promise<void> {
  const source = await findRestartableMongo();
  if (source === null) throw new Error(`There is no MongoDB here: not ${MONGO_SOURCES}.`);
  figures.note(`MongoDB of this run: ${await describeMongo(source)}. Its inserts a second are not measured here.`);
  const mongo = await TestMongo.start(source);
  storeInMongo(() => mongo);
  const measureAll = async (options: ClusterOptions, measures: (bench: NodesBench) => (() => Promise<void>)[]) => {
    const cluster = await Cluster.start(options);
    try {
      for (const measure of measures(new NodesBench(figures, cluster, pace, seed))) {
        await measure();
        await save();
      }
    } finally {
      await cluster.close();
    }
  };
  try {
    await measureBalancerMessages(figures);
    await save();
    // Without proxies: they are in the way of all that passes, and take the connections that a node refuses.
    await measureAll({}, (bench) => [
      () => bench.calm(),
      () => bench.faults('kill', KILL, pace.kills),
      () => bench.faults('freeze', freezeFor(FREEZE_MS), pace.freezes),
      () => bench.emptyTable(),
      () => bench.inTurn(),
      () => bench.spread(),
    ]);
    await measureAll({ canCutNodes: true }, (bench) => [() => bench.faults('cut', CUT, pace.cuts)]);
    const builds = await TwoBuilds.of(await buildClient('test', console.log));
    try {
      const settings = (letter: NodeLetter) => ({ CLIENT_FOLDER: builds.folderOf(letter) });
      await measureAll({ settings }, (bench) => [() => bench.deploy(builds)]);
    } finally {
      await builds.remove();
    }
    await measureAll({ databasePort: mongo.port }, (bench) => [() => bench.database()]);
  } finally {
    await mongo.close();
  }
}

class NodesBench {
  readonly #figures: Figures;
  readonly #cluster: Cluster;
  readonly #pace: NodesPace;
  readonly #seed: number;

  constructor(figures: Figures, cluster: Cluster, pace: NodesPace, seed: number) {
    this.#figures = figures;
    this.#cluster = cluster;
    this.#pace = pace;
    this.#seed = seed;
  }

  /** The balancer's CPU time for a small message, either way; and the gaps without a fault, below which those of a fault say nothing. */
  async calm(): Promise<void> {
    const { balancer } = this.#cluster;
    await this.#played('calm', async (classes) => {
      const messages = () => classes.reduce((sum, { carried, frames }) => sum + carried + frames, 0);
      // A class that was opened before others was without a frame while these were opened.
      await Promise.all(classes.map((each) => each.untilFrames(performance.now())));
      for (const each of classes) each.resetGaps();
      const [cpu, sent] = [await balancer.cpuSeconds(), messages()];
      await wait(CALM_MS);
      this.#add('calm.gapMs.max', Math.max(...gapsOf(classes, 'together')));
      this.#addWallGap('calm.wall', Math.max(...gapsOf(classes, 'each')));
      const [cpuAfter, sentAfter] = [await balancer.cpuSeconds(), messages()];
      if (cpu === null || cpuAfter === null)
        this.#figures.note('NOT RUN: the CPU time of HAProxy is read on Linux alone.');
      else this.#add('haproxy.cpuUsPerMessage', ((cpuAfter - cpu) * 1_000_000) / (sentAfter - sent));
      this.#add('haproxy.messagesPerSecond', (sentAfter - sent) / (CALM_MS / 1_000));
    });
  }

  async faults(name: string, fault: Fault, times: number): Promise<void> {
    const own: number[] = [];
    const others: number[] = [];
    const otherWalls: number[] = [];
    await this.#played(name, async (classes) => {
      for (let time = 0; time < times; time += 1) {
        await wait(SETTLED_MS);
        const struck = classes[time % classes.length];
        if (struck === undefined) throw new Error('no class');
        const seen = await strikeOwner(this.#cluster, classes, struck, fault);
        own.push(...seen.own);
        others.push(...seen.others);
        otherWalls.push(...seen.otherWalls);
      }
    });
    this.#add(`${name}.times`, times);
    this.#addGaps(name, own);
    if (others.length > 0) this.#add(`${name}.others.gapMs.max`, Math.max(...others));
    if (otherWalls.length > 0) this.#addWallGap(`${name}.others.wall`, Math.max(...otherWalls));
  }

  /** From one build of the pages to another, round after round; a student in a real browser drags one piece through all of them. */
  async deploy(builds: TwoBuilds): Promise<void> {
    const gaps: number[] = [];
    const { origin } = this.#cluster;
    const browser = await launchChromium();
    if (browser === null) this.#figures.note('NOT RUN: nodes.deploy.page: there is no Chromium on this machine.');
    try {
      await this.#played('deploy', async (classes) => {
        const page = browser === null ? null : await DraggingPage.open(browser, origin, await openClass(origin));
        for (let round = 0; round < this.#pace.deployRounds; round += 1) {
          const next = round % 2 === 0 ? 'second' : 'first';
          gaps.push(...(await restartAll(this.#cluster, classes, (letter) => builds.install(letter, next))));
        }
        if (page !== null) await this.#addPage(page);
      });
    } finally {
      await browser?.close();
    }
    this.#add('deploy.rounds', this.#pace.deployRounds);
    this.#addGaps('deploy', gaps);
  }

  async #addPage(page: DraggingPage): Promise<void> {
    this.#add('deploy.page.lostFromHand', (await page.putDown()) ? 0 : 1);
    const trouble = Object.entries(await page.trouble());
    for (const [kind, seen] of trouble) {
      this.#add(`deploy.page.${kind}`, seen.length);
      for (const each of seen) this.#figures.note(`nodes.deploy.page.${kind}: ${each}`);
    }
    this.#add('deploy.page.followed', page.followed);
    await page.close();
  }

  /** MongoDB is away for all nodes: play goes on unsaved, and no class moves. */
  async database(): Promise<void> {
    const owners = (classes: readonly BusyClass[]) => Promise.all(classes.map(({ id }) => this.#cluster.ownerOf(id)));
    const gaps: number[] = [];
    await this.#played('database', async (classes) => {
      await wait(SETTLED_MS);
      const before = await owners(classes);
      for (const each of classes) each.resetGaps();
      this.#cluster.cutDatabase();
      await wait(OUTAGE_MS);
      gaps.push(...classes.flatMap((each) => each.gaps));
      this.#cluster.healDatabase();
      await Promise.all(classes.map((each) => each.untilFrames(performance.now())));
      const after = await owners(classes);
      this.#add('database.moved', after.filter((owner, index) => owner !== before[index]).length);
    });
    this.#addGaps('database', gaps);
  }

  /** The balancer starts anew, and knows no class. */
  async emptyTable(): Promise<void> {
    const gaps: number[] = [];
    await this.#played('emptyTable', async (classes) => {
      await wait(SETTLED_MS);
      for (const each of classes) each.resetGaps();
      await this.#cluster.balancer.stop();
      const stoppedAt = performance.now();
      await this.#cluster.balancer.start();
      await Promise.all(classes.map((each) => each.untilFrames(stoppedAt)));
      gaps.push(...classes.flatMap((each) => each.gaps));
    });
    this.#addGaps('emptyTable', gaps);
  }

  /** The balancer sends each request to another node, on purpose: how long a class is nowhere, and how long a page waits for it. */
  async inTurn(): Promise<void> {
    const common: number[] = [];
    const gaps: number[] = [];
    const { balancer } = this.#cluster;
    await this.#played('inTurn', async (classes) => {
      await wait(SETTLED_MS);
      for (const each of classes) each.resetGaps();
      await balancer.stop();
      await balancer.start('in-turn');
      await wait(this.#pace.inTurnMs);
      common.push(...classes.map((each) => each.commonGap));
      gaps.push(...classes.flatMap((each) => each.gaps));
      await balancer.stop();
      const stoppedAt = performance.now();
      await balancer.start();
      await Promise.all(classes.map((each) => each.untilFrames(stoppedAt)));
    });
    this.#add('inTurn.common.gapMs.max', Math.max(...common));
    this.#addGaps('inTurn', gaps);
  }

  /** Where the balancer places new classes. Fixed ids, so that every run asks the same. */
  async spread(): Promise<void> {
    const counts = new Map<string, number>();
    for (let index = 0; index < NEW_CLASSES; index += 1) {
      const id = `bench-class-${String(index).padStart(10, '0')}`;
      await fetch(`${this.#cluster.origin}/api/classrooms/${id}/pictures/none`);
      const letter = await this.#cluster.balancer.nodeOf(id);
      if (letter === null) throw new Error('the balancer has placed no class');
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    const least = Math.min(...NODE_LETTERS.map((letter) => counts.get(letter) ?? 0));
    this.#add('new300.spread', Math.max(...counts.values()) / least);
  }

  /** Classes that are opened for one measurement, at play during it; then counts what was lost or doubled. */
  async #played(name: string, during: (classes: readonly BusyClass[]) => Promise<void>): Promise<void> {
    const classes: BusyClass[] = [];
    try {
      for (let index = 0; index < CLASSES; index += 1)
        classes.push(
          await BusyClass.open(this.#cluster.origin, {
            mode: index % 2 === 0 ? 'together' : 'each',
            students: this.#pace.students,
            seed: this.#seed + index,
          }),
        );
      for (const each of classes) each.play();
      await during(classes);
      await Promise.all(classes.map((each) => each.rest()));
      const counts = await Promise.all(classes.map((each) => each.count(this.#cluster.folder)));
      const sum = (of: Exclude<keyof PutCount, 'codes'>) => counts.reduce((total, count) => total + count[of], 0);
      this.#add(`${name}.acknowledged`, sum('puts') - sum('refused'));
      this.#add(`${name}.acknowledgedLost`, sum('lost'));
      this.#add(`${name}.acknowledgedTwice`, sum('twice'));
      this.#add(`${name}.refused`, sum('refused'));
    } finally {
      for (const each of classes) each.close();
    }
  }

  /** A wall gets one frame in WALL_TICK_MS at most, whatever happens: only what it waits beyond that is late. */
  #addWallGap(name: string, gap: number): void {
    this.#add(`${name}.gapMs.max`, gap);
    this.#add(`${name}.lateMs.max`, Math.max(0, gap - WALL_TICK_MS));
  }

  #addGaps(name: string, gaps: readonly number[]): void {
    const sorted = gaps.toSorted((a, b) => a - b);
    this.#add(`${name}.gapMs.p50`, quantile(sorted, 0.5));
    this.#add(`${name}.gapMs.p99`, quantile(sorted, 0.99));
    this.#add(`${name}.gapMs.max`, quantile(sorted, 1));
  }

  #add(name: string, value: number): void {
    this.#figures.add(`nodes.${name}`, value);
  }
}
