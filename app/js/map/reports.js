// Reports on a map: a mark for each, a counted circle for many that lie close together.
import { onEnter } from "./keys.js";
import { imageOf } from "./marks.js";

const SOURCE = "reports";
const LAYERS = ["report-clusters", "report-marks"];
// How far from the middle, in pixels, a report still counts as being under the crosshair; about a fingertip.
const REACH = 24;

// What a map of reports adds to the style, and the list it shows now.
export function reportLayers(reports) {
  let shown = collection(reports);
  return {
    get shown() {
      return shown;
    },
    replace(reports) {
      shown = collection(reports);
    },
    add(colour, label) {
      const source = { type: "geojson", data: shown, cluster: true, clusterRadius: 44, clusterMaxZoom: 16 };
      return { sources: { [SOURCE]: source }, layers: layers(colour, label) };
    },
  };
}

function collection(reports) {
  const features = reports.map(({ id, place, state }) => ({
    type: "Feature",
    properties: { id, icon: imageOf(state) },
    geometry: { type: "Point", coordinates: place },
  }));
  return { type: "FeatureCollection", features };
}

function layers(colour, label) {
  const many = ["has", "point_count"];
  return [
    {
      id: LAYERS[0], source: SOURCE, type: "circle", filter: many,
      paint: {
        "circle-color": "#0055b3", "circle-stroke-color": "#fff", "circle-stroke-width": 2.5,
        "circle-radius": ["step", ["get", "point_count"], 16, 10, 20, 100, 25],
      },
    },
    {
      id: "report-counts", source: SOURCE, type: "symbol", filter: many,
      layout: { ...label.layout, "text-field": ["get", "point_count_abbreviated"], "text-size": 14, "text-allow-overlap": true },
      paint: { "text-color": "#fff" },
    },
    {
      id: LAYERS[1], source: SOURCE, type: "symbol", filter: ["!", many],
      layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
  ];
}

// Answers with what the screen can do with the map.
export function attachReports(frame, own, { onOpen, onMove }) {
  const { map } = frame;
  const open = async (box) => {
    const [feature] = map.queryRenderedFeatures(box, { layers: LAYERS });
    if (!feature) return;
    if (feature.properties.id !== undefined) return onOpen(feature.properties.id);
    const zoom = await map.getSource(SOURCE).getClusterExpansionZoom(feature.properties.cluster_id);
    map.easeTo({ center: feature.geometry.coordinates, zoom });
  };
  const around = ({ x, y }, reach) => [[x - reach, y - reach], [x + reach, y + reach]];
  map.on("click", (event) => open(around(event.point, 4)));
  map.on("mousemove", ({ point }) => {
    map.getCanvas().style.cursor = map.queryRenderedFeatures(point, { layers: LAYERS }).length ? "pointer" : "";
  });
  onEnter(map, (centre) => open(around(map.project(centre), REACH)));
  const told = () => onMove(map.getBounds().toArray().flat());
  map.on("moveend", told);
  told();
  return {
    setReports(reports) {
      own.replace(reports);
      map.getSource(SOURCE)?.setData(own.shown);
    },
    destroy: frame.destroy,
  };
}
