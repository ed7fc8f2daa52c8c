// Keys on a focused map, besides those of MapLibre (arrows move by 100 pixels, + and - change the scale): arrows with
// Shift move finely, to put the middle of the map on a doorway.
const FINE = 10;
const STEPS = { ArrowLeft: [-FINE, 0], ArrowRight: [FINE, 0], ArrowUp: [0, -FINE], ArrowDown: [0, FINE] };

// Listens until the answer is called.
export function addKeys(map) {
  const canvas = map.getCanvas();
  const container = map.getContainer();
  const onKey = (event) => {
    const step = event.shiftKey ? STEPS[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    map.panBy(step, { duration: 0 });
  };
  const onFocus = () => container.classList.toggle("map-by-keys", canvas.matches(":focus-visible"));
  canvas.addEventListener("keydown", onKey);
  canvas.addEventListener("focus", onFocus);
  canvas.addEventListener("blur", onFocus);
  return () => {
    canvas.removeEventListener("keydown", onKey);
    canvas.removeEventListener("focus", onFocus);
    canvas.removeEventListener("blur", onFocus);
  };
}

// Calls back when Enter is pressed on the focused map.
export function onEnter(map, act) {
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.repeat) return;
    event.preventDefault();
    act(map.getCenter());
  });
}
