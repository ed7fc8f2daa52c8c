// A further base that an installation configures. It is drawn over the own base, so that the map is never empty where
// the network is.
import { addProtocol } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";

import { vectorLayers } from "./vector.js";

const MVT = 1;

let archives;

// What is configured: `{kind: "pmtiles" | "xyz" | "wmts", url, attribution}`. Answers `{source, layers(palette)}`, or
// null where nothing is configured, its kind is newer than this app, or the archive cannot be read now.
export async function loadConfigured(base) {
  if (!base || !["pmtiles", "xyz", "wmts"].includes(base.kind)) return null;
  if (base.kind === "pmtiles") return readArchive(base);
  const tiles = [base.kind === "wmts" ? fromWmts(base.url) : base.url];
  return raster({ type: "raster", tiles, tileSize: 256, maxzoom: 19, attribution: base.attribution });
}

function raster(source) {
  return { source, layers: () => [{ id: "configured", type: "raster", source: "configured" }] };
}

// The places of a WMTS address (RESTful binding) are those of an XYZ one by other names.
export function fromWmts(url) {
  return url
    .replace(/\{TileMatrix\}/i, "{z}")
    .replace(/\{TileCol\}/i, "{x}")
    .replace(/\{TileRow\}/i, "{y}");
}

async function readArchive({ url, attribution }) {
  const archive = new PMTiles(new URL(url, document.baseURI).href);
  try {
    const header = await archive.getHeader();
    announce(archive);
    const source = { url: `pmtiles://${archive.source.getKey()}`, attribution };
    if (header.tileType === MVT) return { source: { ...source, type: "vector" }, layers: vectorLayers };
    return raster({ ...source, type: "raster", tileSize: 256 });
  } catch (error) {
    console.warn("the configured map archive cannot be read; the built-in map is shown", error);
    return null;
  }
}

function announce(archive) {
  if (!archives) {
    archives = new Protocol();
    addProtocol("pmtiles", archives.tile);
  }
  archives.add(archive);
}
