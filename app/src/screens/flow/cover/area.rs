//! Arithmetic of rectangles on a photo, in fractions of its sides.

use rapida_contract::ipc::Rectangle;

/// The part of a side by which a key moves or resizes.
const STEP: f64 = 0.02;
/// The smallest side: anything less was a touch and not a drawing.
const SMALLEST: f64 = 0.01;

/// What a key adds: a quarter of each side, in the middle.
pub const MIDDLE: Rectangle = Rectangle { x: 0.375, y: 0.375, width: 0.25, height: 0.25 };

/// A corner of a rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Corner {
    /// From the left, 0 to 1.
    pub x: f64,
    /// From the top, 0 to 1.
    pub y: f64,
}

/// The way in which a key pushes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Push {
    /// Or narrower.
    Left,
    /// Or wider.
    Right,
    /// Or lower in height.
    Up,
    /// Or higher in height.
    Down,
}

/// The rectangle between two corners, whichever way it was drawn, within the photo.
pub fn between(a: Corner, b: Corner) -> Rectangle {
    let [ax, ay, bx, by] = [a.x, a.y, b.x, b.y].map(|part| part.clamp(0.0, 1.0));
    Rectangle { x: ax.min(bx), y: ay.min(by), width: (ax - bx).abs(), height: (ay - by).abs() }
}

/// Whether it was drawn on purpose.
pub fn is_meant(area: Rectangle) -> bool {
    area.width >= SMALLEST && area.height >= SMALLEST
}

/// Moved by one step, or resized at its right and lower edge; never out of the photo.
pub fn pushed(area: Rectangle, push: Push, resize: bool) -> Rectangle {
    let (dx, dy) = match push {
        Push::Left => (-STEP, 0.0),
        Push::Right => (STEP, 0.0),
        Push::Up => (0.0, -STEP),
        Push::Down => (0.0, STEP),
    };
    let Rectangle { x, y, width, height } = area;
    if resize {
        let width = (width + dx).clamp(STEP, (1.0 - x).max(STEP));
        let height = (height + dy).clamp(STEP, (1.0 - y).max(STEP));
        Rectangle { width, height, ..area }
    } else {
        Rectangle {
            x: (x + dx).clamp(0.0, (1.0 - width).max(0.0)),
            y: (y + dy).clamp(0.0, (1.0 - height).max(0.0)),
            ..area
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn a_rectangle_is_the_same_from_whichever_corner_it_is_drawn() {
        let (a, b) = (Corner { x: 0.2, y: 0.8 }, Corner { x: 0.6, y: 0.5 });
        assert_eq!(between(a, b), between(b, a));
        assert!(near(between(a, b).width, 0.4) && near(between(a, b).height, 0.3));
    }

    #[test]
    fn what_is_drawn_past_the_edge_ends_at_the_edge() {
        let area = between(Corner { x: -0.5, y: 0.5 }, Corner { x: 2.0, y: 3.0 });
        assert_eq!(area, Rectangle { x: 0.0, y: 0.5, width: 1.0, height: 0.5 });
    }

    #[test]
    fn a_touch_is_not_a_drawing() {
        assert!(!is_meant(between(Corner { x: 0.5, y: 0.5 }, Corner { x: 0.505, y: 0.9 })));
        assert!(is_meant(MIDDLE));
    }

    #[test]
    fn keys_never_push_a_rectangle_out_of_the_photo() {
        for push in [Push::Left, Push::Right, Push::Up, Push::Down] {
            for resize in [false, true] {
                let end = (0..100).fold(MIDDLE, |area, _| pushed(area, push, resize));
                assert!(end.x >= 0.0 && end.y >= 0.0 && end.width > 0.0 && end.height > 0.0, "{push:?} {end:?}");
                assert!(end.x + end.width <= 1.0 + 1e-9 && end.y + end.height <= 1.0 + 1e-9, "{push:?} {end:?}");
            }
        }
    }
}
