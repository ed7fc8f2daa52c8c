// The map: a bundle of its own, which the screens load when the first map is opened and not before.
//
// Two verbs. Both draw into an element and answer, once the map is there, with an object whose `destroy` takes it away.
// Places are [longitude, latitude] in WGS 84 degrees, bounds are [west, south, east, north].
import { openFrame } from "./map/frame.js";
import { attachPicker, NEAR } from "./map/picker.js";
import { attachReports, reportLayers } from "./map/reports.js";

// A map on which one place is chosen. Options, besides those of `openFrame`: `value` (a place or null),
// `onPick(longitude, latitude)`, and the reports around it as in `openReports`.
export async function openPicker(element, options) {
  const own = reportLayers(options.reports, false);
  const view = options.value ? { centre: options.value, zoom: NEAR } : {};
  return attachPicker(await openFrame(element, { ...options, ...view, add: own.add }), own, options);
}

// A map of reports. Options, besides those of `openFrame`: `reports` (`{id, place, state}`) and `onOpen(id)`.
export async function openReports(element, options) {
  const own = reportLayers(options.reports, true);
  return attachReports(await openFrame(element, { ...options, add: own.add }), own, options);
}
