//! The program that the webview runs.

fn main() {
    rapida_app::run();
}
