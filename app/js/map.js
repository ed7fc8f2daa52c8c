// The map: a bundle of its own, which the screens load when the first map is opened and not before.
//
// Two verbs. Both draw into an element and answer, once the map is there, with an object whose `destroy` takes it away.
// Places are [longitude, latitude] in WGS 84 degrees, bounds are [west, south, east, north].
import { openFrame } from "./map/frame.js";
import { attachPicker } from "./map/picker.js";
import { attachReports, reportLayers } from "./map/reports.js";

// A map on which one place is chosen. Options, besides those of `openFrame`: `value` (a place or null) and
// `onPick(longitude, latitude)`.
export async function openPicker(element, options) {
  const frame = await openFrame(element, { ...options, zoom: options.value ? 16 : options.zoom, centre: options.value ?? options.centre });
  return attachPicker(frame, options);
}

// A map of reports. Options, besides those of `openFrame`: `reports` (`{id, place, state}`), `onOpen(id)` and
// `onMove(bounds)`.
export async function openReports(element, options) {
  const own = reportLayers(options.reports);
  const frame = await openFrame(element, { ...options, add: own.add });
  return attachReports(frame, own, options);
}
