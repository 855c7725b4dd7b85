/** An overlay of the board in SVG, for eyes alone: what it shows is told in words elsewhere. */
const SVG = 'http://www.w3.org/2000/svg';

export function svgElement<Name extends keyof SVGElementTagNameMap>(name: Name): SVGElementTagNameMap[Name] {
  return document.createElementNS(SVG, name);
}

/** @param place the stage's place @param name its class */
export function addSvgOverlay(place: HTMLElement, name: string): SVGSVGElement {
  const layer = svgElement('svg');
  layer.setAttribute('class', `board-overlay ${name}`);
  layer.setAttribute('aria-hidden', 'true');
  place.append(layer);
  return layer;
}
