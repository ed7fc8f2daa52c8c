// The whole style of a map, as MapLibre reads it: own base, configured base, and what a map adds.
import { DARK, LIGHT } from "./palette.js";

// MapLibre draws letters itself, with the fonts of the page: no glyphs come over the network.
const REGULAR = ["Titillium Web"];
const BOLD = ["Titillium Web Bold", "Titillium Web"];

const wide = (...stops) => ["interpolate", ["exponential", 1.5], ["zoom"], ...stops];
const kind = (...names) => ["in", ["get", "kind"], ["literal", names]];

// `add(palette, label)` gives the sources and layers that a map draws on top.
export function styleOf(base, configured, dark, texts, add = () => ({ sources: {}, layers: [] })) {
  const colour = dark ? DARK : LIGHT;
  const label = {
    layout: { "text-font": REGULAR },
    paint: { "text-color": colour.text, "text-halo-color": colour.halo, "text-halo-width": 1.5 },
  };
  const added = add(colour, { ...label, layout: { "text-font": BOLD } });
  const own = Object.entries(base).map(([name, data]) => [name, { type: "geojson", data }]);
  const sources = { ...Object.fromEntries(own), ...(configured && { configured: configured.source }), ...added.sources };
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

function grounds(colour) {
  const fill = (id, source, name) => ({
    id, source, type: "fill", filter: kind(name), paint: { "fill-color": colour[name] },
  });
  return [
    ...["wood", "built", "old_town", "port"].map((name) => fill(name, "land", name)),
    ...["lagoon", "marsh"].map((name) => fill(name, "waters", name)),
    {
      id: "rivers", source: "waters", type: "line", filter: kind("river", "canal"),
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": colour.river,
        "line-width": wide(9, ["*", 0.5, ["get", "width"]], 13, ["*", 1.6, ["get", "width"]], 18, ["*", 14, ["get", "width"]]),
      },
    },
    fill("sea", "waters", "sea"),
  ];
}

function ways(colour) {
  const layout = { "line-cap": "round", "line-join": "round" };
  const road = (name, minzoom, ...stops) => [
    {
      id: `${name}-casing`, source: "roads", type: "line", filter: kind(name), minzoom, layout,
      paint: { "line-color": colour.casing, "line-width": wide(...stops.map((stop, at) => (at % 2 ? stop + 1.6 : stop))) },
    },
    { id: name, source: "roads", type: "line", filter: kind(name), minzoom, layout, paint: { "line-color": colour[name], "line-width": wide(...stops) } },
  ];
  const rail = { source: "railways", type: "line" };
  return [
    ...road("street", 12.5, 12, 0.8, 15, 4, 19, 16),
    ...road("secondary", 9.5, 9, 0.6, 14, 3.5, 19, 18),
    ...road("primary", 8, 8, 0.8, 14, 5, 19, 22),
    ...road("motorway", 8, 8, 1.2, 14, 6, 19, 26),
    { ...rail, id: "rail", paint: { "line-color": colour.rail, "line-width": wide(9, 0.8, 15, 2.4) } },
    {
      ...rail, id: "sleepers", minzoom: 12,
      paint: { "line-color": colour.rail, "line-width": wide(12, 3, 17, 9), "line-dasharray": [0.25, 3] },
    },
  ];
}

function zones(colour) {
  return [
    { id: "outside", source: "outside", type: "fill", paint: { "fill-color": colour.outside, "fill-opacity": 0.45 } },
    { id: "ztl", source: "ztl", type: "fill", minzoom: 13, paint: { "fill-color": colour.ztl, "fill-opacity": 0.08 } },
    {
      id: "ztl-border", source: "ztl", type: "line", minzoom: 13,
      paint: { "line-color": colour.ztl, "line-width": 1.5, "line-dasharray": [2, 2] },
    },
  ];
}

// Where the Comune ends matters on every base.
function border(colour) {
  return {
    id: "border", source: "comune", type: "line",
    paint: { "line-color": colour.border, "line-width": wide(8, 1, 14, 2.5), "line-dasharray": [3, 2] },
  };
}

function names(colour, { layout, paint }) {
  const symbol = (id, source, rest) => ({
    id, source, type: "symbol", ...rest,
    layout: { ...layout, "text-field": ["get", "name"], "text-max-width": 8, ...rest.layout },
    paint: { ...paint, ...rest.paint },
  });
  const along = { "symbol-placement": "line", "text-size": 12, "text-max-angle": 40 };
  // The smaller the place, the nearer one must be to read its name.
  // Where its name is known anyway, it would only lie over the place.
  const locality = (rank, minzoom, maxzoom, size) =>
    symbol(`locality-${rank}`, "localities", {
      filter: ["==", ["get", "rank"], rank], minzoom, maxzoom,
      layout: { "text-font": rank < 3 ? BOLD : REGULAR, "text-size": size, "symbol-sort-key": ["get", "order"], "text-padding": 4 },
    });
  return [
    symbol("water-names", "waters", { filter: kind("river", "canal"), minzoom: 11.5, layout: along, paint: { "text-color": colour.waterText } }),
    symbol("lagoon-names", "waters", { filter: kind("lagoon", "marsh", "sea"), minzoom: 10.5, layout: { "text-size": 12 }, paint: { "text-color": colour.waterText } }),
    symbol("wood-names", "land", { filter: kind("wood"), minzoom: 12, layout: { "text-size": 12 } }),
    symbol("road-refs", "roads", {
      filter: ["has", "ref"], minzoom: 10,
      layout: { ...along, "text-field": ["get", "ref"], "text-font": BOLD, "text-size": 11 }, paint: { "text-color": colour.roadText },
    }),
    symbol("road-names", "roads", { minzoom: 13, layout: along, paint: { "text-color": colour.roadText } }),
    symbol("ztl-name", "ztl", { minzoom: 14, maxzoom: 15.5, layout: { "text-size": 12 }, paint: { "text-color": colour.ztl } }),
    symbol("landmarks", "landmarks", { minzoom: 13.5, layout: { "text-size": 12, "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 0.6 }, paint: { "text-color": colour.landmark } }),
    { id: "landmark-dots", source: "landmarks", type: "circle", minzoom: 13.5, paint: { "circle-radius": 3, "circle-color": colour.landmark, "circle-stroke-color": colour.halo, "circle-stroke-width": 1.5 } },
    locality(4, 11.5, 16, 12),
    locality(3, 10.5, 16, 13),
    locality(2, 9.5, 15.5, 14),
    locality(1, 0, 13.5, 19),
  ];
}
