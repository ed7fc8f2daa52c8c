// The letters on the own base. Where two do not fit, the one later in the list stays.
import { kind } from "./express.js";

// MapLibre draws letters itself, with the fonts of the page: no glyphs come over the network.
export const REGULAR = ["Titillium Web"];
export const BOLD = ["Titillium Web Bold", "Titillium Web"];

const ALONG = { "symbol-placement": "line", "text-size": 12, "text-max-angle": 40 };

// The layers, bottom first; `label` is how letters look.
export function names(colour, label) {
  const symbol = (id, source, { layout, paint, ...rest }) => ({
    id,
    source,
    type: "symbol",
    ...rest,
    layout: { ...label.layout, "text-field": ["get", "name"], "text-max-width": 8, ...layout },
    paint: { ...label.paint, ...paint },
  });
  return [...ofNature(symbol, colour), ...ofRoads(symbol, colour), ...ofPlaces(symbol, colour), ...ofTowns(symbol)];
}

function ofNature(symbol, colour) {
  const paint = { "text-color": colour.waterText };
  const layout = { "text-size": 12 };
  return [
    symbol("water-names", "waters", { filter: kind("river", "canal"), minzoom: 11.5, layout: ALONG, paint }),
    symbol("lagoon-names", "waters", { filter: kind("lagoon", "marsh", "sea"), minzoom: 10.5, layout, paint }),
    symbol("wood-names", "land", { filter: kind("wood"), minzoom: 12, layout }),
  ];
}

function ofRoads(symbol, colour) {
  const paint = { "text-color": colour.roadText };
  const number = { ...ALONG, "text-field": ["get", "ref"], "text-font": BOLD, "text-size": 11 };
  return [
    symbol("road-refs", "roads", { filter: ["has", "ref"], minzoom: 10, layout: number, paint }),
    symbol("road-names", "roads", { minzoom: 13, layout: ALONG, paint }),
  ];
}

function ofPlaces(symbol, colour) {
  const beside = { "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 0.6 };
  return [
    symbol("ztl-name", "ztl", {
      minzoom: 14,
      maxzoom: 15.5,
      layout: { "text-size": 12 },
      paint: { "text-color": colour.ztl },
    }),
    symbol("landmarks", "landmarks", {
      minzoom: 13.5,
      layout: { "text-size": 12, ...beside },
      paint: { "text-color": colour.landmark },
    }),
    {
      id: "landmark-dots",
      source: "landmarks",
      type: "circle",
      minzoom: 13.5,
      paint: {
        "circle-radius": 3,
        "circle-color": colour.landmark,
        "circle-stroke-color": colour.halo,
        "circle-stroke-width": 1.5,
      },
    },
  ];
}

// The smaller the place, the nearer one must be to read its name. From very near it would only lie over the place.
function ofTowns(symbol) {
  const town = (rank, minzoom, maxzoom, size) =>
    symbol(`locality-${rank}`, "localities", {
      filter: ["==", ["get", "rank"], rank],
      minzoom,
      maxzoom,
      layout: {
        "text-font": rank < 3 ? BOLD : REGULAR,
        "text-size": size,
        "symbol-sort-key": ["get", "order"],
        "text-padding": 4,
      },
    });
  return [town(4, 11.5, 16, 12), town(3, 10.5, 16, 13), town(2, 9.5, 15.5, 14), town(1, 0, 13.5, 19)];
}
