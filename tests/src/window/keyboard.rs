//! The keyboard alone.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use super::Window;

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
        let (hold, release) = (KeyAction::Down { value: SHIFT }, KeyAction::Up { value: SHIFT });
        let strokes = [hold, KeyAction::Down { value: key }, KeyAction::Up { value: key }, release];
        let strokes = strokes.into_iter().fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.client.perform_actions(strokes).await.expect("the keyboard has Shift");
    }

    /// Goes on with Tab until this has the focus.
    ///
    /// # Panics
    /// When it cannot be reached, or when something on the way cannot be seen to have the focus.
    pub async fn tabs_to(&self, css: &str) {
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
            self.presses(TAB).await;
        }
        self.takes_picture("keyboard").await;
        panic!("{}: Tab never comes to {css}: {}", self.name, way.join(" "));
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
