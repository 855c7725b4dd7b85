/** HAProxy's CPU time for a small message where many pass: sockets through it to nodes without a game, which echo. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { Figures } from '#bench/figures.ts';
import { Balancer, freeNodePorts, NODE_LETTERS } from '#e2e/fixtures/nodes/balancer.ts';

const PROGRAM = fileURLToPath(new URL('../../e2e/fixtures/nodes/idle-node.ts', import.meta.url));
const SOCKETS = 120;
/** Each socket sends this often, if the machine lets it. */
const SEND_HZ = 60;
/** A drag frame of one group has ten bytes. */
const MESSAGE = new Uint8Array(10);
const WINDOW_MS = 10_000;

export async function measureBalancerMessages(figures: Figures): Promise<void> {
  const ports = await freeNodePorts();
  const nodes: ChildProcess[] = [];
  const sockets: WebSocket[] = [];
  let balancer: Balancer | null = null;
  try {
    for (const letter of NODE_LETTERS) {
      const node = fork(PROGRAM, [letter, String(ports[letter].web), String(ports[letter].admin)]);
      nodes.push(node);
      await once(node, 'message');
    }
    balancer = await Balancer.start(ports);
    let echoes = 0;
    for (let index = 0; index < SOCKETS; index += 1) {
      const classroom = `bench-class-${String(index % 12).padStart(10, '0')}`;
      const socket = new WebSocket(`${balancer.origin.replace('http', 'ws')}/live/?class=${classroom}`);
      sockets.push(socket);
      await once(socket, 'open');
      socket.on('message', () => {
        echoes += 1;
      });
    }
    let sent = 0;
    const timer = setInterval(() => {
      for (const socket of sockets) socket.send(MESSAGE);
      sent += sockets.length;
    }, 1_000 / SEND_HZ);
    await wait(1_000);
    const before = { cpu: await balancer.cpuSeconds(), messages: sent + echoes };
    await wait(WINDOW_MS);
    const after = { cpu: await balancer.cpuSeconds(), messages: sent + echoes };
    clearInterval(timer);
    if (before.cpu === null || after.cpu === null) {
      figures.note('NOT RUN: the CPU time of HAProxy is read on Linux alone.');
      return;
    }
    const messages = after.messages - before.messages;
    figures.add('nodes.haproxy.many.cpuUsPerMessage', ((after.cpu - before.cpu) * 1_000_000) / messages);
    figures.add('nodes.haproxy.many.messagesPerSecond', messages / (WINDOW_MS / 1_000));
  } finally {
    for (const socket of sockets) socket.terminate();
    await balancer?.close();
    for (const node of nodes) node.kill('SIGKILL');
  }
}
