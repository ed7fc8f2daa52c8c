//! The desktop's entry; phones enter through `rapida::run` too.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    rapida::run();
}
