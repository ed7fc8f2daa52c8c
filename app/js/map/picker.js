// Choosing one place: by a tap, by dragging the pin, or by bringing the place to the middle of the map.
import { Marker } from "maplibre-gl";

import { onEnter } from "./keys.js";
import { reportAt } from "./reports.js";

const PIN =
  "M16 1.5A12.5 12.5 0 0 0 3.5 14C3.500 23 16 38.500 16 38.500S28.500 23 28.500 14A12.500 12.500 0 0 0 16 1.500z";
// The scale at which a chosen place is shown with what is around it.
export const NEAR = 15;
// A place on the ground is known to a decimetre with six decimals.
const round = (degrees) => Math.round(degrees * 1e6) / 1e6;

// Answers with what the screen can do with the map.
export function attachPicker(frame, own, { value, onPick, onOpen }) {
  const { map } = frame;
  const pin = new Marker({ element: drawPin(), anchor: "bottom", draggable: true });
  const pick = ({ lng, lat }) => {
    pin.setLngLat([lng, lat]).addTo(map);
    onPick(round(lng), round(lat));
  };
  pin.on("dragend", () => pick(pin.getLngLat()));
  map.on("click", ({ point, lngLat }) => {
    const report = reportAt(map, point);
    if (report) onOpen(report.properties.id);
    else pick(lngLat);
  });
  onEnter(map, pick);
  const show = (place) => (place ? pin.setLngLat(place).addTo(map) : pin.remove());
  show(value);
  return {
    // Puts the pin on a place that was chosen elsewhere, and brings it into view; takes it away for null.
    setValue(place) {
      show(place);
      if (place && !map.getBounds().contains(place)) map.easeTo({ center: place, zoom: Math.max(map.getZoom(), NEAR) });
    },
    useCentre: () => pick(map.getCenter()),
    setReports: (reports) => own.replace(map, reports),
    destroy: frame.destroy,
  };
}

function drawPin() {
  const space = "http://www.w3.org/2000/svg";
  const element = document.createElement("div");
  element.className = "map-pin";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 32 40");
  const shape = document.createElementNS(space, "path");
  shape.setAttribute("d", PIN);
  const hole = document.createElementNS(space, "circle");
  Object.entries({ cx: 16, cy: 14, r: 4.5 }).forEach(([name, number]) => hole.setAttribute(name, number));
  drawing.append(shape, hole);
  element.append(drawing);
  return element;
}
