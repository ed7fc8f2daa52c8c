// The whole style of a map, as MapLibre reads it: own base, configured base, and what a map adds.
import { border, grounds, ways, zones } from "./ground.js";
import { BOLD, names, REGULAR } from "./names.js";
import { DARK, LIGHT } from "./palette.js";

// `add` gives the sources and layers that a map draws on top, with letters as they look there.
export function styleOf(base, configured, dark, texts, add) {
  const colour = dark ? DARK : LIGHT;
  const label = {
    layout: { "text-font": REGULAR },
    paint: { "text-color": colour.text, "text-halo-color": colour.halo, "text-halo-width": 1.5 },
  };
  const added = add({ ...label, layout: { "text-font": BOLD } });
  const own = Object.entries(base).map(([name, data]) => [name, { type: "geojson", data }]);
  const sources = {
    ...Object.fromEntries(own),
    ...(configured && { configured: configured.source }),
    ...added.sources,
  };
  sources.comune.attribution = texts.credit;
  return {
    version: 8,
    sources,
    layers: [
      { id: "background", type: "background", paint: { "background-color": colour.land } },
      ...grounds(colour),
      ...ways(colour),
      ...zones(colour),
      ...names(colour, label),
      ...(configured ? configured.layers(colour, label) : []),
      border(colour),
      ...added.layers,
    ],
  };
}
