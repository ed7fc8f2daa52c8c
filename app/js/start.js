// Starts the screens: a file of its own, since the content security policy allows no script inside the page.
import init from "./app.js";

init({ module_or_path: "app_bg.wasm" });
