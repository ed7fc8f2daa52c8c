//! The keyboard alone.

use std::time::Instant;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use super::{PATIENCE, Window};

/// Presses of Tab after which a thing counts as out of reach.
const REACH: usize = 80;

impl Window {
    /// Presses keys, one after the other, wherever the focus is.
    pub async fn presses(&self, keys: &str) {
        let strokes = keys.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let strokes = strokes.fold(KeyActions::new("keyboard".into()), KeyActions::then);
        let pressed = self.client.perform_actions(strokes).await;
        pressed.unwrap_or_else(|error| panic!("{}: {keys:?}: {error}", self.name));
    }

    /// Presses one key while Shift is held.
    pub async fn presses_with_shift(&self, key: char) {
        self.presses_holding(SHIFT, key).await;
    }

    /// Presses one key while Ctrl is held.
    pub async fn presses_with_control(&self, key: char) {
        self.presses_holding(CONTROL, key).await;
    }

    async fn presses_holding(&self, held: char, key: char) {
        let (hold, release) = (KeyAction::Down { value: held }, KeyAction::Up { value: held });
        let strokes = [hold, KeyAction::Down { value: key }, KeyAction::Up { value: key }, release];
        let strokes = strokes.into_iter().fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.client.perform_actions(strokes).await.expect("the keyboard has these keys");
    }

    /// Goes on with Tab until this has the focus.
    ///
    /// # Panics
    /// When it cannot be reached, or when something on the way cannot be seen to have the focus.
    pub async fn tabs_to(&self, css: &str) {
        self.moves_to(css, async || self.presses(TAB).await).await;
    }

    /// Goes back with Shift and Tab until this has the focus.
    ///
    /// # Panics
    /// As [`Self::tabs_to`].
    pub async fn tabs_back_to(&self, css: &str) {
        self.moves_to(css, async || self.presses_with_shift(TAB_KEY).await).await;
    }

    async fn moves_to(&self, css: &str, step: impl AsyncFn()) {
        self.sees(css).await;
        let mut way = Vec::new();
        for _ in 0..REACH {
            // A field is brought into view a moment after it has the focus.
            self.is_drawn().await;
            let (there, name, seen) = self.focus(css).await;
            way.push(name);
            if !seen {
                self.takes_picture("hidden").await;
                panic!("{}: the focus is hidden: {}", self.name, way.join(" "));
            }
            if there {
                return;
            }
            step().await;
        }
        self.takes_picture("keyboard").await;
        panic!("{}: Tab never comes to {css}: {}", self.name, way.join(" "));
    }

    /// Waits until this has the focus by itself.
    ///
    /// # Panics
    /// When it does not come to have it.
    pub async fn finds_focus_at(&self, css: &str) {
        let begun = Instant::now();
        loop {
            let there = self.asks(&format!("return document.activeElement?.matches({css:?}) ?? false")).await;
            if there == true {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{}: the focus does not come to {css}", self.name);
        }
    }

    /// Whether this has the focus, the name of what has it, and whether that is seen: not where a bar lies over its middle.
    /// The pin on a map is a part of it.
    async fn focus(&self, css: &str) -> (bool, String, bool) {
        let script = format!(
            "const at = document.activeElement, {{ left, top, width, height }} = at.getBoundingClientRect(); \
             const over = document.elementFromPoint(left + width / 2, top + height / 2); \
             const own = at.closest('.map-view') ?? at; \
             return [at.matches({css:?}), at.tagName + '#' + at.id, own.contains(over) || over?.contains(at) === true]"
        );
        serde_json::from_value(self.asks(&script).await).expect("as the script answers")
    }
}

const TAB_KEY: char = '\u{e004}';
/// As WebDriver names it.
pub const TAB: &str = "\u{e004}";
/// As WebDriver names it.
pub const ENTER: &str = "\u{e007}";
/// As WebDriver names it.
pub const SPACE: &str = " ";
/// As WebDriver names it.
pub const DOWN: &str = "\u{e015}";
/// As WebDriver names it.
pub const RIGHT: char = '\u{e014}';
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
