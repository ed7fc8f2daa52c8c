// Expressions of MapLibre's style that many layers use.

// A width that grows with the scale: zoom, pixels, zoom, pixels…
export const wide = (...stops) => ["interpolate", ["exponential", 1.5], ["zoom"], ...stops];

// Features whose `kind` is one of these.
export const kind = (...names) => ["in", ["get", "kind"], ["literal", names]];
