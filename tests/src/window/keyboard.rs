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
            // A field is brought into view a moment after it has the focus.
            self.is_drawn().await;
            let (there, name, seen) = self.focus(css).await;
            way.push(name);
            assert!(seen, "{}: the focus is hidden: {}", self.name, way.join(" "));
            if there {
                return;
            }
            self.presses(TAB).await;
        }
        self.takes_picture("keyboard").await;
        panic!("{}: Tab never comes to {css}: {}", self.name, way.join(" "));
    }

    /// Whether this has the focus, the name of what has it, and whether that is seen: not where a bar lies over its middle.
    async fn focus(&self, css: &str) -> (bool, String, bool) {
        let script = format!(
            "const at = document.activeElement, {{ left, top, width, height }} = at.getBoundingClientRect(); \
             const over = document.elementFromPoint(left + width / 2, top + height / 2); \
             return [at.matches({css:?}), at.tagName + '#' + at.id, at.contains(over) || over?.contains(at) === true]"
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
