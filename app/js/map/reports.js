// Reports on a map: a mark for each, a counted circle for many that lie close together.
import { onEnter } from "./keys.js";
import { imageOf } from "./marks.js";

const SOURCE = "reports";
const LAYERS = ["report-clusters", "report-marks"];
// How far from the middle, in pixels, a report still counts as being under the crosshair; about a fingertip.
const REACH = 24;
// How far a tap may miss a mark.
const TOUCH = 4;
const GATHERED = { cluster: true, clusterRadius: 44, clusterMaxZoom: 16 };

// What a map of reports adds to the style, and the list it shows now. Where many may lie close together they are
// gathered.
export function reportLayers(reports, gather) {
  let shown = collection(reports);
  return {
    // Shows these from now on.
    replace(map, reports) {
      shown = collection(reports);
      map.getSource(SOURCE)?.setData(shown);
    },
    add(label) {
      const source = { type: "geojson", data: shown, ...(gather && GATHERED) };
      return { sources: { [SOURCE]: source }, layers: layers(label) };
    },
  };
}

// The report or the cluster that a tap at a point of the map means, if any.
export function reportAt(map, { x, y }, reach = TOUCH) {
  return map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers: LAYERS },
  )[0];
}

function collection(reports) {
  const features = reports.map(({ id, place, state }) => ({
    type: "Feature",
    properties: { id, icon: imageOf(state) },
    geometry: { type: "Point", coordinates: place },
  }));
  return { type: "FeatureCollection", features };
}

function layers(label) {
  const many = ["has", "point_count"];
  return [
    {
      id: LAYERS[0],
      source: SOURCE,
      type: "circle",
      filter: many,
      paint: {
        "circle-color": "#0055b3",
        "circle-stroke-color": "#fff",
        "circle-stroke-width": 2.5,
        "circle-radius": ["step", ["get", "point_count"], 16, 10, 20, 100, 25],
      },
    },
    {
      id: "report-counts",
      source: SOURCE,
      type: "symbol",
      filter: many,
      layout: {
        ...label.layout,
        "text-field": ["get", "point_count_abbreviated"],
        "text-size": 14,
        "text-allow-overlap": true,
      },
      paint: { "text-color": "#fff" },
    },
    {
      id: LAYERS[1],
      source: SOURCE,
      type: "symbol",
      filter: ["!", many],
      layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
  ];
}

// Answers with what the screen can do with the map.
export function attachReports(frame, own, { onOpen }) {
  const { map } = frame;
  const open = async (feature) => {
    if (!feature) return;
    if (feature.properties.id !== undefined) return onOpen(feature.properties.id);
    const zoom = await map.getSource(SOURCE).getClusterExpansionZoom(feature.properties.cluster_id);
    map.easeTo({ center: feature.geometry.coordinates, zoom });
  };
  map.on("click", (event) => open(reportAt(map, event.point)));
  map.on("mousemove", ({ point }) => {
    map.getCanvas().style.cursor = reportAt(map, point) ? "pointer" : "";
  });
  onEnter(map, (centre) => open(reportAt(map, map.project(centre), REACH)));
  return { setReports: (reports) => own.replace(map, reports), destroy: frame.destroy };
}
