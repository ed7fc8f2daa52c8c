// How the own base is drawn, without its letters: what lies on the ground, ways, zones, the border.
import { kind, wide } from "./express.js";

// Woods, towns and waters, bottom first.
export function grounds(colour) {
  const fill = (id, source, name) => ({
    id,
    source,
    type: "fill",
    filter: kind(name),
    paint: { "fill-color": colour[name] },
  });
  return [
    ...["wood", "built", "old_town", "port"].map((name) => fill(name, "land", name)),
    ...["lagoon", "marsh"].map((name) => fill(name, "waters", name)),
    {
      id: "rivers",
      source: "waters",
      type: "line",
      filter: kind("river", "canal"),
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": colour.river,
        "line-width": wide(9, ["*", 0.5, ["get", "width"]], 13, ["*", 1.6, ["get", "width"]], 18, [
          "*",
          14,
          ["get", "width"],
        ]),
      },
    },
    fill("sea", "waters", "sea"),
  ];
}

// Roads, the broad ones over the narrow, and railways over them.
export function ways(colour) {
  const layout = { "line-cap": "round", "line-join": "round" };
  const road = (name, minzoom, ...stops) => [
    {
      id: `${name}-casing`,
      source: "roads",
      type: "line",
      filter: kind(name),
      minzoom,
      layout,
      paint: {
        "line-color": colour.casing,
        "line-width": wide(...stops.map((stop, at) => (at % 2 ? stop + 1.6 : stop))),
      },
    },
    {
      id: name,
      source: "roads",
      type: "line",
      filter: kind(name),
      minzoom,
      layout,
      paint: { "line-color": colour[name], "line-width": wide(...stops) },
    },
  ];
  const rail = { source: "railways", type: "line" };
  return [
    ...road("street", 12.5, 12, 0.8, 15, 4, 19, 16),
    ...road("secondary", 9.5, 9, 0.6, 14, 3.5, 19, 18),
    ...road("primary", 8, 8, 0.8, 14, 5, 19, 22),
    ...road("motorway", 8, 8, 1.2, 14, 6, 19, 26),
    { ...rail, id: "rail", paint: { "line-color": colour.rail, "line-width": wide(9, 0.8, 15, 2.4) } },
    {
      ...rail,
      id: "sleepers",
      minzoom: 12,
      paint: { "line-color": colour.rail, "line-width": wide(12, 3, 17, 9), "line-dasharray": [0.25, 3] },
    },
  ];
}

// What lies outside the Comune, drawn paler, and the limited traffic zone.
export function zones(colour) {
  return [
    { id: "outside", source: "outside", type: "fill", paint: { "fill-color": colour.outside, "fill-opacity": 0.45 } },
    { id: "ztl", source: "ztl", type: "fill", minzoom: 13, paint: { "fill-color": colour.ztl, "fill-opacity": 0.08 } },
    {
      id: "ztl-border",
      source: "ztl",
      type: "line",
      minzoom: 13,
      paint: { "line-color": colour.ztl, "line-width": 1.5, "line-dasharray": [2, 2] },
    },
  ];
}

// Where the Comune ends matters on every base.
export function border(colour) {
  return {
    id: "border",
    source: "comune",
    type: "line",
    paint: { "line-color": colour.border, "line-width": wide(8, 1, 14, 2.5), "line-dasharray": [3, 2] },
  };
}
