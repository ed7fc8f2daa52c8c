//! A component of a baseline JPEG on its way from codes to a plane of samples, shrunk to N eighths.

use super::entropy::{Bits, Scan, Table};

/// The order in which a block's coefficients are stored (T.81, figure A.6): eight times the row and the column of each.
#[rustfmt::skip]
const ZIGZAG: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
    12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
    58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// Where a component's samples go.
pub(super) struct Plane<'a> {
    pub(super) samples: &'a mut [u8],
    pub(super) width: usize,
}

/// A component on its way: its tables, its last level, its plane.
pub(super) struct Lane<'a, const N: usize> {
    dc: &'a Table,
    ac: &'a Table,
    /// Where each coefficient goes, in the order of the file. Those beyond the N × N that a shrunk block is made of go to a
    /// place that nobody reads; so does what a run leads to beyond the last one.
    places: [u8; 128],
    /// What the coefficient of each place is multiplied with.
    factors: [f32; PLACES],
    /// The last coefficient in the order of the file that a shrunk block is made of.
    last: usize,
    basis: [[f32; N]; N],
    across: usize,
    down: usize,
    level: i32,
    /// A row of units, each block in full: the plane may end within the last ones.
    band: Vec<u8>,
    band_width: usize,
    plane: Plane<'a>,
}

/// Places of coefficients: more than the 5 × 5 of the largest block.
const PLACES: usize = 32;
/// The place that nobody reads.
const NOWHERE: u8 = PLACES as u8 - 1;

impl<'a, const N: usize> Lane<'a, N> {
    /// A lane of `columns` units of `across` × `down` blocks in a row.
    pub(super) fn new(
        quantization: &[f32; 64],
        (dc, ac): (&'a Table, &'a Table),
        (across, down): (usize, usize),
        columns: usize,
        plane: Plane<'a>,
    ) -> Option<Self> {
        let (mut places, mut factors) = ([NOWHERE; 128], [0.0; PLACES]);
        for (place, (stored, factor)) in places.iter_mut().zip(ZIGZAG.iter().zip(quantization)) {
            let (row, column) = (stored / 8, stored % 8);
            if usize::from(row.max(column)) < N {
                *place = row * N as u8 + column;
                *factors.get_mut(usize::from(*place))? = *factor;
            }
        }
        let band_width = columns * across * N;
        Some(Self {
            last: places.iter().rposition(|place| *place != NOWHERE)?,
            factors,
            band: vec![0; band_width * down * N],
            band_width,
            dc,
            ac,
            places,
            basis: basis(),
            across,
            down,
            level: 0,
            plane,
        })
    }

    /// The component's blocks of one unit.
    pub(super) fn unit(&mut self, scan: &mut Scan, column: usize) -> Option<()> {
        for y in 0..self.down {
            for x in 0..self.across {
                let block = scan.block(|bits| self.block(bits))?;
                self.put(&block, (column * self.across + x) * N, y * N);
            }
        }
        Some(())
    }

    /// Levels begin at the middle again, as after a restart marker.
    pub(super) fn restart(&mut self) {
        self.level = 0;
    }

    fn block(&mut self, bits: &mut Bits) -> Option<[[u8; N]; N]> {
        let mut coefficients = [0; PLACES];
        self.level = self.level.saturating_add(bits.symbol(self.dc)?.number.into());
        let mut index = 1;
        let mut flat = true;
        while index <= self.last {
            let symbol = bits.symbol(self.ac)?;
            index += usize::from(symbol.run);
            let place = *self.places.get(index & 127)?;
            *coefficients.get_mut(usize::from(place) & (PLACES - 1))? = symbol.number;
            flat &= place == NOWHERE;
            index += 1;
        }
        bits.skip_block(self.ac, index)?;
        let first = self.level as f32 * self.factors.first()?;
        if flat {
            return Some([[sample(first / 8.0); N]; N]);
        }
        let mut values = [0.0; PLACES];
        for (value, (coefficient, factor)) in values.iter_mut().zip(coefficients.iter().zip(&self.factors)).take(N * N)
        {
            *value = f32::from(*coefficient) * factor;
        }
        *values.first_mut()? = first;
        Some(self.transformed(&values))
    }

    /// The inverse cosine transform over the N lowest frequencies: the block at N eighths of its size.
    fn transformed(&self, coefficients: &[f32; PLACES]) -> [[u8; N]; N] {
        let mut half = [[0.0; N]; N];
        for (half, row) in half.iter_mut().zip(coefficients.as_chunks::<N>().0) {
            for (value, wave) in half.iter_mut().zip(&self.basis) {
                *value = row.iter().zip(wave).map(|(coefficient, wave)| coefficient * wave).sum();
            }
        }
        let mut block = [[0; N]; N];
        for (line, wave) in block.iter_mut().zip(&self.basis) {
            let mut sums = [0.0; N];
            for (row, wave) in half.iter().zip(wave) {
                sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value * wave);
            }
            *line = sums.map(sample);
        }
        block
    }

    fn put(&mut self, block: &[[u8; N]; N], x: usize, y: usize) {
        for (line, y) in block.iter().zip(y..) {
            let to = self.band.get_mut(y * self.band_width + x..).and_then(|rest| rest.first_chunk_mut());
            if let Some(to) = to {
                *to = *line;
            }
        }
    }

    /// Takes what belongs to the plane from a row of units.
    pub(super) fn end_row(&mut self, row: usize) {
        let width = self.plane.width;
        let lines = self.plane.samples.chunks_exact_mut(width).skip(row * self.down * N);
        for (to, line) in lines.zip(self.band.chunks_exact(self.band_width)) {
            to.iter_mut().zip(line).for_each(|(to, sample)| *to = *sample);
        }
    }
}

/// A value around zero as a sample around the middle.
fn sample(value: f32) -> u8 {
    (value + 128.5) as u8
}

/// The waves of the transform: for each sample, the weight of each frequency, so that a level keeps its brightness.
fn basis<const N: usize>() -> [[f32; N]; N] {
    let side = N as f32;
    std::array::from_fn(|sample| {
        std::array::from_fn(|frequency| {
            let norm = if frequency == 0 { 1.0 } else { std::f32::consts::SQRT_2 };
            let angle = (2 * sample + 1) as f32 * frequency as f32 * std::f32::consts::PI / (2.0 * side);
            norm * angle.cos() / 8.0_f32.sqrt()
        })
    })
}
