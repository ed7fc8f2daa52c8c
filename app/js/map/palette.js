// The map's colours in light and dark. Labels keep a contrast of at least 4.5 to 1 on what lies under them.

export const LIGHT = {
  land: "#f4f2ec",
  outside: "#d9dde2",
  wood: "#d3e2c4",
  built: "#e4dfd6",
  old_town: "#dccfbf",
  port: "#dcdde2",
  sea: "#bcd6e8",
  lagoon: "#c9deea",
  marsh: "#d4e4da",
  river: "#8fb9d6",
  ztl: "#a0470f",
  motorway: "#e08a3c",
  primary: "#f2b84b",
  secondary: "#ffffff",
  street: "#ffffff",
  casing: "#a79f92",
  rail: "#6d7480",
  border: "#5c3d8f",
  text: "#1d2733",
  halo: "#ffffff",
  waterText: "#154f78",
  roadText: "#5a3d0c",
  landmark: "#6a1b4d",
};

export const DARK = {
  land: "#1b222b",
  outside: "#11161c",
  wood: "#22332a",
  built: "#2a323d",
  old_town: "#363a45",
  port: "#262f3b",
  sea: "#0f2537",
  lagoon: "#13293b",
  marsh: "#1a312f",
  river: "#2f5878",
  ztl: "#ffb37a",
  motorway: "#a8642a",
  primary: "#8a6a2a",
  secondary: "#4a5563",
  street: "#4a5563",
  casing: "#0e1318",
  rail: "#7d8796",
  border: "#b79be0",
  text: "#e9eef4",
  halo: "#10151b",
  waterText: "#9cc7e8",
  roadText: "#f0cf94",
  landmark: "#f0a9cf",
};

// Whether the page is dark now: by its own choice where it made one, else by the system's.
export function isDark() {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (scheme === "dark" || scheme === "light") return scheme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

// Calls back at each change between light and dark, until the answer is called.
export function onAppearance(heard) {
  let last = isDark();
  const look = () => {
    const dark = isDark();
    if (dark !== last) heard((last = dark));
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const watcher = new MutationObserver(look);
  watcher.observe(document.documentElement, { attributes: true });
  system.addEventListener("change", look);
  return () => {
    watcher.disconnect();
    system.removeEventListener("change", look);
  };
}
