//! Small drawings, inline so that they are there without a network and take the colour of the words beside them.

use dioxus::prelude::*;

/// A drawing of 24 × 24, hidden from screen readers: words always stand beside it.
pub fn symbol(name: &str) -> Element {
    rsx! {
        svg {
            class: "icon",
            view_box: "0 0 24 24",
            width: "24",
            height: "24",
            fill: "none",
            stroke: "currentColor",
            stroke_width: "1.7",
            stroke_linecap: "round",
            stroke_linejoin: "round",
            "aria-hidden": "true",
            path { d: drawing(name) }
        }
    }
}

/// The line of a drawing. The names that begin with `it-` are those of Bootstrap Italia's sprite, which a Comune's
/// categories use.
fn drawing(name: &str) -> &'static str {
    match name {
        "comune" => "M3 9.5 12 3.5l9 6M3.5 9.5h17M4 20.5h16M6 17.5h12M7 12v5.5M12 12v5.5M17 12v5.5",
        "home" => "M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-6h4v6",
        "plus" => "M12 5v14M5 12h14",
        "map" => "M9 4 3.5 6v14L9 18l6 2 5.5-2V4L15 6 9 4zM9 4v14M15 6v14",
        "folder" | "it-folder" => "M3.5 6H9l2 2.5h9.5V19h-17z",
        "user" | "it-user" => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.4-3.7 3.3-5.5 7.5-5.5s7.1 1.8 7.5 5.5",
        "people" => {
            "M8.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 19.5c.3-3.3 2.8-5 6.5-5s6.2 1.7 6.5 5M16 4.6a3.5 3.5 0 0 1 0 6M17.5 14.9c2.5.6 4.2 2.2 4.5 4.6"
        }
        "gear" | "it-settings" => "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3M15 5v4M9 10v4M15 15v4",
        "up" => "M12 20V4M6 10l6-6 6 6",
        "down" => "M12 4v16M6 14l6 6 6-6",
        "drag" => "M5 8h14M5 12h14M5 16h14",
        "circle" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
        "right" => "M4 12h16M14 6l6 6-6 6",
        "left" => "M20 12H4M10 6l-6 6 6 6",
        "list" => "M8.5 6.5h12M8.5 12h12M8.5 17.5h12M4 6.5h.2M4 12h.2M4 17.5h.2",
        "done" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.3l3 3 5.2-6",
        "stop" => "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM8 12h8",
        "printer" => "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
        "unlocked" => "M6 11h12v9.5H6zM8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.1M12 14.5v2.5",
        "check" => "M5 12.5 10 17.5 20 7",
        "clock" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
        "warning" | "it-warning" => "M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2",
        "info" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.6v.2",
        "question" => {
            "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.6a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 2M12 16.8v.2"
        }
        "phone" | "it-telephone" => {
            "M5.5 4H9l2 4.8-2.3 1.6a11 11 0 0 0 4.9 4.9l1.6-2.3L20 15v3.5a1.5 1.5 0 0 1-1.7 1.5A15.5 15.5 0 0 1 4 5.7 1.5 1.5 0 0 1 5.5 4z"
        }
        "again" => "M20 11a8 8 0 0 0-14-4L3.5 9.5M3.5 4.5v5h5M4 13a8 8 0 0 0 14 4l2.5-2.5M20.5 19.5v-5h-5",
        "offline" => {
            "M4 4l16 16M8.5 15.5a5 5 0 0 1 6 .3M5.3 12.2A9.5 9.5 0 0 1 9 9.9M18.7 12.2a9.5 9.5 0 0 0-5-2.7M2.5 9a14 14 0 0 1 3.8-2.5M21.5 9A14.5 14.5 0 0 0 11 5.6M12 19.3v.2"
        }
        "trash" => "M4.5 7h15M9 7V4h6v3M6.5 7l.8 13h9.4l.8-13M10 11v5M14 11v5",
        "pencil" | "it-pencil" => "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5",
        "camera" => "M4 8h4l2-3h4l2 3h4v11.5H4zM12 16.8a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
        "close" => "M6 6l12 12M18 6 6 18",
        "cover" => {
            "M4 4l16 16M10 6.3A9 9 0 0 1 21 12a13 13 0 0 1-2.3 2.9M6.3 7.8A13.5 13.5 0 0 0 3 12s3 6 9 6a8.6 8.6 0 0 0 3.8-.9M10 10a2.9 2.9 0 0 0 4 4"
        }
        "receipt" => "M6 3.5h8.5l4 4v13H6zM14.5 3.5v4h4M9 12h6.5M9 16h6.5",
        "download" => "M12 4v11M7 10l5 5 5-5M4.5 20h15",
        "star" => "M12 3.8l2.5 5.3 5.8.8-4.2 4 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.2-4 5.8-.8z",
        "locate" => {
            "M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M12 12.8a.8.8 0 1 0 0-1.6.8.8 0 0 0 0 1.6z"
        }
        "calendar" => "M4 6h16v14.5H4zM4 10.5h16M8 3.5V8M16 3.5V8",
        "copies" => "M8 8h12v12H8zM16 8V4H4v12h4",
        "lock" => "M6 11h12v9.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5",
        "shield" => "M12 3l7.5 3v6c0 4.5-3.5 7.7-7.5 9-4-1.3-7.5-4.5-7.5-9V6zM8.5 12l2.5 2.5 4.5-5",
        "send" => "M20.5 3.5 3.5 10.5l6.5 3 3 6.5zM10 13.5l4.5-4.5",
        "it-plug" => {
            "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3z"
        }
        "it-pin" => "M12 21v-7M12 3l5 6h-2.5l4 5h-13l4-5H7z",
        "it-delete" => "M5 7.5h14M7 7.5 8 20.5h8l1-13M9 7.5V4.5h6v3M12 11v6",
        "it-sign" => "M12 3v18M9 21h6M5 5.5h11.5l3 3-3 3H5z",
        "it-car" => "M4 16.5V12l2-5h12l2 5v4.5zM4.5 16.5V19H7v-2.5M17 16.5V19h2.5v-2.5M4 12h16M7 14.3v.1M17 14.3v.1",
        "it-team-digitale" => {
            "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.2-3.2 2.8-5 6.5-5s6.3 1.8 6.5 5M16 4.5a3.5 3.5 0 0 1 0 6.3M18 15c2.2.7 3.4 2.3 3.5 4.5"
        }
        // Also `it-map-marker`: a place, whatever it is about.
        _ => "M12 21s7-6.2 7-11.4A7 7 0 0 0 5 9.6C5 14.8 12 21 12 21zM12 12.3a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z",
    }
}
