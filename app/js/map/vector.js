// How a configured archive of vector tiles is drawn: the layers of the Protomaps basemap, which most archives have.
import { wide } from "./express.js";

// The layers in the colours of a palette, bottom first.
export function vectorLayers(colour, label) {
  const layer = (id, type, from, rest) => ({
    id: `configured-${id}`,
    source: "configured",
    "source-layer": from,
    type,
    ...rest,
  });
  return [
    layer("earth", "fill", "earth", {
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": colour.land },
    }),
    layer("landuse", "fill", "landuse", {
      filter: ["in", ["get", "kind"], ["literal", ["wood", "forest", "park", "nature_reserve", "grass", "meadow"]]],
      paint: { "fill-color": colour.wood },
    }),
    layer("water", "fill", "water", {
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": colour.sea },
    }),
    layer("buildings", "fill", "buildings", { minzoom: 14, paint: { "fill-color": colour.built } }),
    layer("roads-casing", "line", "roads", {
      minzoom: 12,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colour.casing, "line-width": wide(12, 1, 19, 22) },
    }),
    layer("roads", "line", "roads", {
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": [
          "match",
          ["get", "kind"],
          "highway",
          colour.motorway,
          "major_road",
          colour.primary,
          colour.street,
        ],
        "line-width": wide(8, 0.5, 12, 0.8, 19, 18),
      },
    }),
    layer("road-names", "symbol", "roads", {
      minzoom: 15,
      layout: { ...label.layout, "symbol-placement": "line", "text-field": ["get", "name"], "text-size": 12 },
      paint: { ...label.paint, "text-color": colour.text },
    }),
    layer("places", "symbol", "places", {
      filter: ["==", ["get", "kind"], "locality"],
      layout: { ...label.layout, "text-field": ["get", "name"], "text-size": 14 },
      paint: { ...label.paint, "text-color": colour.text },
    }),
  ];
}
