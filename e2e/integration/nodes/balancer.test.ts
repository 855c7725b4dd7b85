/** What Jogak rests on in HAProxy, with deploy/haproxy.cfg in front of three nodes without a game. docs/decisions/010 has what was seen. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  Balancer,
  freeNodePorts,
  NODE_LETTERS,
  type NodeLetter,
  type NodePorts,
} from '#e2e/fixtures/nodes/balancer.ts';
import { behindBalancer } from '#e2e/fixtures/nodes/behind-balancer.ts';
import { killChild } from '#e2e/store/mongo-server/kill-child.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

const PROGRAM = fileURLToPath(new URL('../../fixtures/nodes/idle-node.ts', import.meta.url));

class IdleNode {
  readonly #ports: NodePorts;
  readonly #letter: NodeLetter;
  #child: ChildProcess | null = null;

  constructor(letter: NodeLetter, ports: NodePorts) {
    this.#letter = letter;
    this.#ports = ports;
  }

  async start(): Promise<void> {
    const child = fork(PROGRAM, [this.#letter, String(this.#ports.web), String(this.#ports.admin)]);
    this.#child = child;
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the node ended with ${code}`);
    });
    await Promise.race([once(child, 'message'), ended]);
  }

  async command(command: 'no new classes' | 'close the port' | 'answer nothing'): Promise<void> {
    this.#child?.send(command);
    if (this.#child !== null) await once(this.#child, 'message');
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    await killChild(child);
  }
}

let nodes: Record<NodeLetter, IdleNode>;
let balancer: Balancer;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  const ports = await freeNodePorts();
  const node = (letter: NodeLetter) => new IdleNode(letter, ports[letter]);
  nodes = { a: node('a'), b: node('b'), c: node('c') };
  await Promise.all(NODE_LETTERS.map((letter) => nodes[letter].start()));
  balancer = await Balancer.start(ports);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await balancer.close();
  await Promise.all(NODE_LETTERS.map((letter) => nodes[letter].kill()));
});

/** A class's id: 22 characters, the same in every run. */
const classId = (number: number) => `class${number}`.padEnd(22, '-');
const pathOf = (classroom: string) => `/api/classrooms/${classroom}/view`;

/** The answer's text: the name of the node. */
async function request(path: string): Promise<string> {
  const response = await fetch(`${balancer.origin}${path}`);
  expect(response.status).toBe(200);
  return response.text();
}

const nodeOf = (classroom: string) => request(pathOf(classroom)) as Promise<NodeLetter>;

/** Classes with one that each node has, among `count`. */
async function placed(count: number): Promise<Map<string, NodeLetter>> {
  const places = new Map<string, NodeLetter>();
  for (let number = 0; number < count; number += 1) places.set(classId(number), await nodeOf(classId(number)));
  return places;
}

function someOf(places: ReadonlyMap<string, NodeLetter>, letter: NodeLetter): string {
  for (const [classroom, node] of places) if (node === letter) return classroom;
  throw new Error(`no class is at ${letter}`);
}

const others = (letter: NodeLetter) => NODE_LETTERS.filter((other) => other !== letter);

async function openSocket(classroom: string): Promise<WebSocket> {
  const socket = new WebSocket(`${balancer.origin.replace('http', 'ws')}/live/?class=${classroom}`);
  sockets.push(socket);
  await once(socket, 'open');
  return socket;
}

/** The name of the node behind a socket. */
async function nodeBehind(socket: WebSocket): Promise<string> {
  socket.send('who?');
  const [answer] = await once(socket, 'message');
  return String(answer);
}

behindBalancer(() => {
  it('brings socket, polling and requests of a class to one node', async () => {
    const places = await placed(30);
    for (const [classroom, node] of places) {
      expect(await nodeOf(classroom)).toBe(node);
      expect(await request(`/live/?EIO=4&transport=polling&class=${classroom}`)).toBe(node);
      // By it a page finds out whether its socket failed on its way or at this node.
      expect(await request(`${ROUTE.healthz}?class=${classroom}`)).toBe(node);
      expect(await balancer.nodeOf(classroom)).toBe(node);
    }
    for (const letter of NODE_LETTERS) {
      const classroom = someOf(places, letter);
      expect(await nodeBehind(await openSocket(classroom))).toBe(letter);
    }
    // What polls without a class has one node by its address.
    const listPaths = ['/live/?EIO=4&transport=polling', ROUTE.healthz];
    const lists = await Promise.all(Array.from({ length: 12 }, (_, index) => request(listPaths[index % 2] ?? '')));
    expect(new Set(lists).size).toBe(1);
  });

  it('opens a killed node’s class at another at once, where it stays when the first returns', async () => {
    const places = await placed(12);
    const classroom = someOf(places, 'b');
    const socket = await openSocket(classroom);
    const closed = once(socket, 'close');
    await nodes.b.kill();
    await closed;
    // Before any check has failed: the refused connection alone sends it on.
    const heir = await nodeOf(classroom);
    expect(others('b')).toContain(heir);
    await balancer.untilStatus('b', 'DOWN');
    expect(await nodeOf(classroom)).toBe(heir);

    await nodes.b.start();
    await balancer.untilStatus('b', 'UP');
    expect(await nodeOf(classroom)).toBe(heir);
    expect(await nodeBehind(await openSocket(classroom))).toBe(heir);
    // Only those that were asked for meanwhile have moved, and no other node's.
    for (const [each, node] of places) if (each !== classroom) expect(await nodeOf(each)).toBe(node);
  });

  it('leaves a node whose check answers 404 its classes, and gives it no new ones', async () => {
    const places = await placed(12);
    const classroom = someOf(places, 'c');
    const socket = await openSocket(classroom);
    await nodes.c.command('no new classes');
    await balancer.untilStatus('c', 'NOLB');
    for (const [each, node] of places) expect(await nodeOf(each)).toBe(node);
    expect(await nodeBehind(await openSocket(classroom))).toBe('c');
    for (let number = 100; number < 140; number += 1) expect(await nodeOf(classId(number))).not.toBe('c');
    for (const path of ['/', '/api/mine', '/live/?EIO=4', '/assets/page.js']) expect(await request(path)).not.toBe('c');
    expect(await nodeBehind(socket)).toBe('c');
  });

  it('goes on elsewhere once that node’s port refuses connections, while its old sockets live', async () => {
    const places = await placed(12);
    const classroom = someOf(places, 'a');
    const socket = await openSocket(classroom);
    await nodes.a.command('no new classes');
    await balancer.untilStatus('a', 'NOLB');
    await nodes.a.command('close the port');
    const heir = await nodeOf(classroom);
    expect(others('a')).toContain(heir);
    expect(await nodeBehind(await openSocket(classroom))).toBe(heir);
    expect(await balancer.nodeOf(classroom)).toBe(heir);
    expect(await balancer.statusOf('a')).toBe('NOLB');
    expect(await nodeBehind(socket)).toBe('a');
  });

  it('asks another node for what one left unanswered, and sends nothing twice that may change something', async () => {
    const classroom = someOf(await placed(12), 'a');
    await nodes.a.command('answer nothing');
    // In any order: each node is asked in turn where no class is named.
    for (const path of ['/', '/assets/page.js', '/', '/assets/page.js', '/', '/assets/page.js'])
      expect(others('a')).toContain(await request(path));
    // On a connection of its own: one that has carried a request before would be closed without a word.
    const post = httpRequest(`${balancer.origin}${pathOf(classroom)}`, { method: 'POST', agent: false }).end();
    const [answer]: IncomingMessage[] = await once(post, 'response');
    expect(answer?.resume().statusCode).toBe(502);
    expect(others('a')).toContain(await nodeOf(classroom));
  });

  it('cuts the sockets of a frozen node, and opens its classes elsewhere', async () => {
    const places = await placed(12);
    const classroom = someOf(places, 'b');
    const open = await Promise.all([openSocket(classroom), openSocket(classroom)]);
    const neighbour = await openSocket(someOf(places, 'a'));
    nodes.b.freeze();
    const frozenAt = performance.now();
    await Promise.all(open.map((socket) => once(socket, 'close')));
    console.log(`sockets of a frozen node were cut after ${Math.round(performance.now() - frozenAt)} ms`);
    expect(others('b')).toContain(await nodeOf(classroom));
    expect(await nodeBehind(neighbour)).toBe('a');
  });

  it('spreads new classes, and moves none for a node that comes back', async () => {
    const places = await placed(300);
    const counts = NODE_LETTERS.map((letter) => [...places.values()].filter((node) => node === letter).length);
    // These ids always fall like this.
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThanOrEqual(1.6);
    await nodes.c.kill();
    await balancer.untilStatus('c', 'DOWN');
    await nodes.c.start();
    await balancer.untilStatus('c', 'UP');
    for (const [classroom, node] of places) expect(await nodeOf(classroom)).toBe(node);
  });
});
