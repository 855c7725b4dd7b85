/**
 * Leaves out of Socket.IO's client what no connection of ours uses, since the join page pays for each byte: WebTransport, which the server
 * does not offer; the change of a transport, since a connection keeps its own; attachments, which the parser refuses before they are read.
 */
import type { Plugin } from 'vite';

const MODULES =
  /\/(engine\.io-client\/build\/esm\/(socket|transports\/webtransport)|socket\.io-parser\/build\/esm\/binary)\.js$/;
const NO_ATTACHMENTS = 'const refuse = () => { throw new Error("attachments are refused"); };';

export const trimSocket: Plugin = {
  name: 'trim-socket',
  transform: {
    filter: { id: MODULES },
    handler(code, id) {
      if (id.endsWith('webtransport.js')) return 'export class WT {}';
      if (id.endsWith('binary.js'))
        return `${NO_ATTACHMENTS} export { refuse as deconstructPacket, refuse as reconstructPacket };`;
      const start = code.indexOf('    _probe(name) {');
      const end = code.indexOf('    onOpen() {');
      if (start < 0 || end < start) this.error('engine.io-client is written in another manner by now');
      return `${code.slice(0, start)}_probe() {}\n${code.slice(end)}`;
    },
  },
};
