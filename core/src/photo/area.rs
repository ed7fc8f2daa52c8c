//! Shrinking while rows arrive: each pixel adds to the one or two columns and rows that it falls on, by the share of its area.
//!
//! Nothing of the source is kept, so a picture of 48 megapixels costs no more memory than its result. The order of the
//! pixels does not matter: interlaced files deliver them scattered.

use super::Size;

/// A picture being shrunk.
pub(super) struct Area {
    to: Size,
    /// For each source column: where it goes.
    columns: Vec<Share>,
    /// For each source row: where it goes.
    rows: Vec<Share>,
    sums: Vec<[f32; 3]>,
    line: Vec<[f32; 3]>,
}

/// Where a source line goes: a target line and a weight, and the weight of the next one.
#[derive(Clone, Copy)]
struct Share {
    first: usize,
    weight: f32,
    next: f32,
}

/// Pixels of a row: from which column, at which distance from each other.
#[derive(Clone, Copy)]
pub(super) struct Comb {
    pub(super) first: usize,
    pub(super) step: usize,
}

impl Comb {
    /// A whole row.
    pub(super) const WHOLE: Self = Self { first: 0, step: 1 };
}

impl Area {
    /// A picture of one size to be made into one of another, which must not be larger.
    pub(super) fn new(from: Size, to: Size) -> Self {
        Self {
            to,
            columns: shares(from.width, to.width),
            rows: shares(from.height, to.height),
            sums: vec![[0.0; 3]; to.width * to.height],
            line: vec![[0.0; 3]; to.width + 1],
        }
    }

    /// Adds pixels of the row `y`.
    pub(super) fn add(&mut self, y: usize, comb: Comb, pixels: impl Iterator<Item = [u8; 3]>) {
        self.line.fill([0.0; 3]);
        for (share, pixel) in self.columns.iter().skip(comb.first).step_by(comb.step).zip(pixels) {
            if let Some([here, next]) = self.line.get_mut(share.first..share.first + 2) {
                for ((here, next), value) in here.iter_mut().zip(next).zip(pixel) {
                    *here += f32::from(value) * share.weight;
                    *next += f32::from(value) * share.next;
                }
            }
        }
        let Some(share) = self.rows.get(y) else { return };
        let targets = self.sums.chunks_exact_mut(self.to.width).skip(share.first);
        for (target, weight) in targets.zip([share.weight, share.next]).filter(|(_, weight)| *weight > 0.0) {
            for (sum, value) in target.as_flattened_mut().iter_mut().zip(self.line.as_flattened()) {
                *sum += value * weight;
            }
        }
    }

    /// The result: red, green, blue, a byte each.
    pub(super) fn finish(self) -> Vec<u8> {
        self.sums.as_flattened().iter().map(|sum| sum.round() as u8).collect()
    }
}

/// Divides a side among the lines of a smaller one. Whole numbers, so that the shares of a target add up to one.
fn shares(from: usize, to: usize) -> Vec<Share> {
    let share = |index: usize| {
        let (start, end) = (index * to, (index + 1) * to);
        let first = start / from;
        let border = (first + 1) * from;
        let part = |length: usize| length as f32 / from as f32;
        Share { first, weight: part(end.min(border) - start), next: part(end.saturating_sub(border)) }
    };
    (0..from).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shrunk(from: Size, to: Size, value: impl Fn(usize, usize) -> u8) -> Vec<u8> {
        let mut area = Area::new(from, to);
        for y in 0..from.height {
            area.add(y, Comb::WHOLE, (0..from.width).map(|x| [value(x, y); 3]));
        }
        area.finish()
    }

    #[test]
    fn a_picture_of_the_same_size_is_unchanged() {
        let size = Size { width: 7, height: 5 };
        let value = |x: usize, y: usize| (x * 31 + y * 7) as u8;
        let expected: Vec<u8> = (0..5).flat_map(|y| (0..7).flat_map(move |x| [value(x, y); 3])).collect();
        assert_eq!(shrunk(size, size, value), expected);
    }

    #[test]
    fn an_even_surface_keeps_its_colour_at_any_ratio() {
        for (from, to) in [(100, 99), (101, 50), (640, 3), (2049, 2048), (9, 1)] {
            let square = |side| Size { width: side, height: 11 };
            assert!(shrunk(square(from), square(to), |_, _| 255).iter().all(|value| *value == 255), "{from} to {to}");
        }
    }

    #[test]
    fn a_pixel_that_falls_on_two_counts_for_each_by_its_share() {
        let (from, to) = (Size { width: 3, height: 1 }, Size { width: 2, height: 1 });
        let reds: Vec<u8> = shrunk(from, to, |x, _| [0, 90, 240][x]).into_iter().step_by(3).collect();
        assert_eq!(reds, [30, 190]);
    }
}
