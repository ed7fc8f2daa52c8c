// What every map of the app has: the own base of the Comune, a further base where one is configured, controls, keys,
// light and dark.
import { AttributionControl, Map, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";

import { loadBase } from "./base.js";
import { loadConfigured } from "./configured.js";
import { addKeys } from "./keys.js";
import { drawMarks } from "./marks.js";
import { isDark, onAppearance } from "./palette.js";
import { styleOf } from "./style.js";

// How far past the Comune one can look, in degrees.
const AROUND = 0.25;

const here = (path) => new URL(path, import.meta.url).href;

// Draws the base into the element and answers with the frame once its style is there. Options:
// - `centre`, `zoom`, `bounds` of the Comune;
// - `base`: what `loadConfigured` reads, or nothing;
// - `texts`: `label`, `zoomIn`, `zoomOut`, `attribution`, `credit`;
// - `describedBy`: the id of the words that say how the map is used;
// - `add`: see `styleOf`; what is not part of the style is lost when the appearance changes.
// Refuses where the device cannot draw (no WebGL).
export async function openFrame(element, options) {
  linkStyle("css/maplibre-gl.css");
  setWorkerUrl(here("map-worker.js"));
  const [base, configured] = await Promise.all([loadBase(here("map/")), loadConfigured(options.base)]);
  const style = (dark) => styleOf(base, configured, dark, options.texts, options.add);
  const map = newMap(element, options, style(isDark()));
  drawMarks(map);
  const dress = (dark) => element.classList.toggle("map-dark", dark);
  dress(isDark());
  const silence = onAppearance((dark) => {
    dress(dark);
    map.setStyle(style(dark));
  });
  const unkey = addKeys(map);
  // For whoever must wait until there is something to see.
  map.once("idle", () => element.setAttribute("data-drawn", ""));
  const frame = {
    map,
    crosshair: addCrosshair(element),
    destroy() {
      silence();
      unkey();
      map.remove();
      frame.crosshair.remove();
      element.classList.remove("map-dark", "map-by-keys");
      element.removeAttribute("data-drawn");
    },
  };
  try {
    await ready(map);
  } catch (error) {
    frame.destroy();
    throw error;
  }
  return frame;
}

function newMap(element, { centre, zoom = 12, bounds, texts, describedBy }, style) {
  const [west, south, east, north] = bounds;
  const map = new Map({
    container: element,
    style,
    center: centre,
    zoom,
    minZoom: 8,
    maxZoom: 19,
    maxPitch: 0,
    maxBounds: [west - AROUND, south - AROUND, east + AROUND, north + AROUND],
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: false,
    locale: {
      "Map.Title": texts.label,
      "NavigationControl.ZoomIn": texts.zoomIn,
      "NavigationControl.ZoomOut": texts.zoomOut,
      "AttributionControl.ToggleAttribution": texts.attribution,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // A screen reader then leaves the arrows to the map.
  map.getCanvas().setAttribute("role", "application");
  map.getCanvas().setAttribute("aria-describedby", describedBy);
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "top-left");
  map.addControl(new AttributionControl({ compact: element.clientWidth < 640 }), "bottom-right");
  return map;
}

// Resolves when the style is there. It does not wait for the tiles of a configured base: where they do not come, the
// own base lies underneath.
function ready(map) {
  return new Promise((resolve, reject) => {
    map.once("style.load", resolve);
    map.once("webglcontextlost", () => reject(new Error("the drawing context is lost")));
  });
}

function addCrosshair(element) {
  const mark = document.createElement("div");
  mark.className = "map-crosshair";
  mark.setAttribute("aria-hidden", "true");
  element.append(mark);
  return mark;
}

function linkStyle(path) {
  const href = here(path);
  if ([...document.querySelectorAll('link[rel="stylesheet"]')].some((link) => link.href === href)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}
