// The own base of the Comune: small files of GeoJSON that come with the app (see assets/map/README.md).
const LAYERS = ["comune", "land", "waters", "railways", "roads", "ztl", "localities", "landmarks"];

let loading;

// The files by name. They are read once, by the page and not by MapLibre's worker: inside an app's window a worker
// does not always reach the app's own files.
export function loadBase(folder) {
  loading ??= readAll(folder).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function readAll(folder) {
  const read = async (name) => {
    const answer = await fetch(`${folder}${name}.geojson`);
    if (!answer.ok) throw new Error(`${name}.geojson: ${answer.status}`);
    return [name, await answer.json()];
  };
  const base = Object.fromEntries(await Promise.all(LAYERS.map(read)));
  return { ...base, outside: outside(base.comune) };
}

// Everything but the Comune, to be drawn paler.
function outside(comune) {
  const world = [
    [-10, 30],
    [35, 30],
    [35, 60],
    [-10, 60],
    [-10, 30],
  ];
  const rings = comune.features.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates.map((polygon) => polygon[0]) : [geometry.coordinates[0]],
  );
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [world, ...rings] } };
}
