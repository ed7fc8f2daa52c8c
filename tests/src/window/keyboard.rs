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

    /// Goes on with Tab until this has the focus.
    ///
    /// # Panics
    /// When it cannot be reached, or when something on the way cannot be seen to have the focus.
    pub async fn tabs_to(&self, css: &str) {
        self.sees(css).await;
        let mut way = Vec::new();
        for _ in 0..REACH {
            let script =
                format!("const at = document.activeElement; return [at.matches({css:?}), at.tagName + '#' + at.id]");
            let found = self.asks(&script).await;
            if found.get(0).is_some_and(|found| found == true) {
                return;
            }
            way.push(found.get(1).map(ToString::to_string).unwrap_or_default());
            self.presses(TAB).await;
        }
        self.takes_picture("keyboard").await;
        panic!("{}: Tab never comes to {css}: {}", self.name, way.join(" "));
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
