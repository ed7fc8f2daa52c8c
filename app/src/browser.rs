//! What the screens ask of the page and the webview around them.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement};

/// The page. There always is one in a webview.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element of this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Names the window after what it shows.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of `<html>`, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Moves the focus to an element and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Keeps the field that has the focus clear of the bars, for as long as the page lives. By itself the webview brings no
/// more of several lines into view than the one to write on, and what is chosen from a list may bring words above it.
pub fn keep_fields_in_sight() {
    on_window("focusin", || keep_in_sight("TEXTAREA"));
    on_window("change", || {
        wasm_bindgen_futures::spawn_local(async {
            gloo_timers::future::TimeoutFuture::new(0).await;
            keep_in_sight("SELECT");
        });
    });
}

fn keep_in_sight(tag: &str) {
    if let Some(field) = focused().filter(|field| field.tag_name() == tag) {
        clear_of_bars(&field);
    }
}

/// Moves the page no further than it takes to see an element.
pub fn bring_into_view(id: &str) {
    if let Some(element) = element(id) {
        clear_of_bars(&element);
    }
}

fn clear_of_bars(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What has the focus now.
pub fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Gives the focus back to an element, if it is still there once what is being drawn is drawn, and brings it into view: the
/// page may have moved under a dialog.
pub fn focus_again(element: Option<HtmlElement>) {
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(0).await;
        if let Some(element) = element.filter(|element| element.is_connected()) {
            let _ = element.focus();
            clear_of_bars(&element);
        }
    });
}

/// Back to the top of the page, as a new page begins.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens a `<dialog>` over everything: the webview keeps the focus in it and gives it back.
pub fn show_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
}

/// What stands after the address of the page: `#/map`.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The language that the webview prefers: `it-IT`.
pub fn webview_language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

const DARK: &str = "(prefers-color-scheme: dark)";

fn dark_query() -> Option<web_sys::MediaQueryList> {
    web_sys::window()?.match_media(DARK).ok().flatten()
}

/// Whether the system asks for light on dark.
pub fn system_is_dark() -> bool {
    dark_query().is_some_and(|query| query.matches())
}

/// Calls back when the system goes from day to night, for as long as the page lives.
pub fn on_system_colours(changed: impl FnMut() + 'static) {
    if let Some(query) = dark_query() {
        on(&query, "change", changed);
    }
}

/// Calls back at each event of the window, for as long as the page lives.
pub fn on_window(event: &str, heard: impl FnMut() + 'static) {
    if let Some(window) = web_sys::window() {
        on(&window, event, heard);
    }
}

fn on(target: &web_sys::EventTarget, event: &str, heard: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(heard);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Calls back at each key that is pressed, for as long as the page lives.
pub fn on_key(heard: impl FnMut(web_sys::KeyboardEvent) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn FnMut(web_sys::KeyboardEvent)>::new(heard);
    let _ = window.add_event_listener_with_callback("keydown", closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Whether the page is in sight.
pub fn is_visible() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Begins the page anew: nothing of what it knew remains.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Moves the focus to an element without moving the page.
pub fn focus_quietly(id: &str) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus_with_options(&options);
    }
}

fn file_input(id: &str) -> Option<web_sys::HtmlInputElement> {
    element(id)?.dyn_into().ok()
}

/// The files that a person chose in an `<input type=file>`.
pub fn chosen_files(id: &str) -> Vec<web_sys::File> {
    let files = file_input(id).and_then(|input| input.files());
    files.map(|files| (0..files.length()).filter_map(|index| files.item(index)).collect()).unwrap_or_default()
}

/// Makes the input empty, so that choosing the same file again is a change again.
pub fn forget_files(id: &str) {
    if let Some(input) = file_input(id) {
        input.set_value("");
    }
}

/// A file's bytes, or `None` where the webview cannot read it.
pub async fn bytes_of(file: &web_sys::File) -> Option<js_sys::Uint8Array> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer))
}

/// Where a point of the window lies on an element, in fractions of its sides; outside 0 to 1 beside it.
pub fn fraction_of(id: &str, x: f64, y: f64) -> Option<(f64, f64)> {
    let bounds = element(id)?.get_bounding_client_rect();
    let seen = bounds.width() > 0.0 && bounds.height() > 0.0;
    seen.then(|| ((x - bounds.left()) / bounds.width(), (y - bounds.top()) / bounds.height()))
}

/// Which of an element's children a point of the window is beside, by its height; none above and below them.
pub fn child_at(id: &str, y: f64) -> Option<usize> {
    let children = element(id)?.children();
    let bounds = (0..children.length()).filter_map(|place| Some(children.item(place)?.get_bounding_client_rect()));
    bounds.into_iter().position(|bounds| (bounds.top()..=bounds.bottom()).contains(&y))
}

/// Whether there is room for something beside the page's text.
pub fn is_wide() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(min-width: 64rem)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Keeps a pressed pointer with an element, also when it leaves it.
pub fn capture_pointer(id: &str, pointer: i32) {
    if let Some(element) = element(id) {
        let _ = element.set_pointer_capture(pointer);
    }
}

/// A text file that lies beside the page.
pub async fn fetch_text(address: &str) -> Option<String> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?;
    let text = answer.dyn_into::<web_sys::Response>().ok()?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}
