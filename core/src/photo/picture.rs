//! A decoded picture of at most a few megapixels: turned upright, covered in parts, encoded.

use rapida_contract::ipc::Rectangle;
use turbojpeg::{Compressor, Image, OutputBuf, PixelFormat, Subsamp, YuvPlanesImage};

use super::PhotoError;
use super::exif::Orientation;

/// One plane of 8-bit samples, row after row without padding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Plane {
    pub(super) samples: Vec<u8>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// The samples of a picture. JPEG keeps brightness and colour apart (YCbCr); going on in planes spares two conversions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Samples {
    /// Brightness alone.
    Grey(Vec<u8>),
    /// Brightness, and the two colour planes of half its sides, rounded up.
    Planes { luma: Vec<u8>, chroma: [Plane; 2] },
    /// Red, green, blue, a byte each.
    Rgb(Vec<u8>),
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) samples: Samples,
}

/// Colour planes are kept at half the sides (4:2:0), as cameras and `sharp` do.
pub(super) const SUBSAMPLING: Subsamp = Subsamp::Sub2x2;
/// The side of a block that JPEG encodes as one, in pixels, at that subsampling.
const BLOCK: usize = 16;

impl Picture {
    /// The picture as it is to be seen.
    pub(super) fn upright(self, orientation: Orientation) -> Self {
        if orientation == Orientation::UPRIGHT {
            return self;
        }
        let samples = match self.samples {
            Samples::Grey(luma) => Samples::Grey(turned::<1>(&luma, self.width, orientation)),
            Samples::Planes { luma, chroma } => Samples::Planes {
                luma: turned::<1>(&luma, self.width, orientation),
                chroma: chroma.map(|plane| plane.upright(orientation)),
            },
            Samples::Rgb(pixels) => Samples::Rgb(turned::<3>(&pixels, self.width, orientation)),
        };
        let (width, height) = swapped(self.width, self.height, orientation);
        Self { width, height, samples }
    }

    /// Covers rectangles in black. Each is widened to whole blocks, so that no block mixes what is covered with what is not.
    pub(super) fn cover(&mut self, areas: &[Rectangle]) -> Result<(), PhotoError> {
        for area in areas {
            let columns = blocks(area.x, area.width, self.width)?;
            let rows = blocks(area.y, area.height, self.height)?;
            match &mut self.samples {
                Samples::Grey(luma) => fill(luma, self.width, 1, &columns, &rows, 0),
                Samples::Rgb(pixels) => fill(pixels, self.width, 3, &columns, &rows, 0),
                Samples::Planes { luma, chroma } => {
                    fill(luma, self.width, 1, &columns, &rows, 0);
                    let halved = |range: &Range| range.start / 2..range.end.div_ceil(2);
                    for plane in chroma {
                        fill(&mut plane.samples, plane.width, 1, &halved(&columns), &halved(&rows), 128);
                    }
                }
            }
        }
        Ok(())
    }

    /// Encodes as a baseline JPEG that holds the picture and nothing else.
    pub(super) fn encode(self, quality: i32) -> Result<Vec<u8>, PhotoError> {
        let encoded = match &self.samples {
            Samples::Rgb(pixels) => self.encode_packed(pixels, PixelFormat::RGB, SUBSAMPLING, quality),
            Samples::Grey(luma) => self.encode_packed(luma, PixelFormat::GRAY, Subsamp::Gray, quality),
            Samples::Planes { luma, chroma } => self.encode_planes(luma, chroma, quality),
        };
        // The encoder fails on sizes that JPEG cannot hold; nothing gets here with such a size.
        encoded.map_err(|_| PhotoError::Damaged)
    }

    fn encode_packed(
        &self,
        pixels: &[u8],
        format: PixelFormat,
        subsampling: Subsamp,
        quality: i32,
    ) -> turbojpeg::Result<Vec<u8>> {
        let mut encoder = Compressor::new()?;
        encoder.set_quality(quality)?;
        encoder.set_subsamp(subsampling)?;
        let (width, height) = (self.width, self.height);
        encoder.compress_to_vec(Image { pixels, width, pitch: width * format.size(), height, format })
    }

    fn encode_planes(&self, luma: &[u8], [u, v]: &[Plane; 2], quality: i32) -> turbojpeg::Result<Vec<u8>> {
        let mut encoder = Compressor::new()?;
        encoder.set_quality(quality)?;
        // The encoder reads whole pairs of rows and columns, since colour is halved.
        let padded;
        let luma = if self.width.is_multiple_of(2) && self.height.is_multiple_of(2) {
            luma
        } else {
            padded = padded_to_pairs(luma, self.width);
            &padded
        };
        let mut output = OutputBuf::new_owned();
        encoder.compress_yuv_planes(
            &YuvPlanesImage {
                y_plane: luma,
                u_plane: &u.samples,
                v_plane: &v.samples,
                width: self.width,
                height: self.height,
                y_stride: self.width.next_multiple_of(2),
                u_stride: u.width,
                v_stride: v.width,
                subsamp: SUBSAMPLING,
            },
            &mut output,
        )?;
        Ok(output.to_vec())
    }
}

impl Plane {
    fn upright(self, orientation: Orientation) -> Self {
        let (width, height) = swapped(self.width, self.height, orientation);
        Self { samples: turned::<1>(&self.samples, self.width, orientation), width, height }
    }
}

/// Width and height as they are after turning.
pub(super) fn swapped(width: usize, height: usize, orientation: Orientation) -> (usize, usize) {
    if orientation.swaps_axes() { (height, width) } else { (width, height) }
}

/// Turns pixels of `N` bytes each.
fn turned<const N: usize>(samples: &[u8], width: usize, orientation: Orientation) -> Vec<u8> {
    let mut out = vec![0; samples.len()];
    let (pixels, _) = samples.as_chunks::<N>();
    let (to, _) = out.as_chunks_mut::<N>();
    let mut rows: Vec<&[[u8; N]]> = pixels.chunks_exact(width).collect();
    if orientation.mirrors_rows() {
        rows.reverse();
    }
    if orientation.swaps_axes() {
        transpose(&rows, to, width, orientation.mirrors_columns());
        return out;
    }
    for (row, to) in rows.iter().zip(to.chunks_exact_mut(width)) {
        to.copy_from_slice(row);
        if orientation.mirrors_columns() {
            to.reverse();
        }
    }
    out
}

/// Rows become columns. Goes by bands of rows: reading a whole column at a stride would miss the cache at each pixel.
fn transpose<const N: usize>(rows: &[&[[u8; N]]], out: &mut [[u8; N]], width: usize, mirrored: bool) {
    const BAND: usize = 16;
    for (index, band) in rows.chunks(BAND).enumerate() {
        for (line, to) in out.chunks_exact_mut(rows.len()).enumerate() {
            let x = if mirrored { width - 1 - line } else { line };
            let to = to.get_mut(index * BAND..).unwrap_or_default();
            for (to, row) in to.iter_mut().zip(band) {
                if let Some(pixel) = row.get(x) {
                    *to = *pixel;
                }
            }
        }
    }
}

/// The same samples with the last column and row repeated where their number is odd.
fn padded_to_pairs(samples: &[u8], width: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(samples.len() + samples.len() / width + width + 2);
    for row in samples.chunks_exact(width) {
        out.extend_from_slice(row);
        if !width.is_multiple_of(2) {
            out.extend(row.last());
        }
    }
    let row = width.next_multiple_of(2);
    if !(out.len() / row).is_multiple_of(2) {
        out.extend_from_within(out.len() - row..);
    }
    out
}

type Range = std::ops::Range<usize>;

/// The whole blocks that a stretch of a side touches; at least one.
fn blocks(start: f64, length: f64, side: usize) -> Result<Range, PhotoError> {
    let end = start + length;
    if !(end.is_finite() && length >= 0.0 && start < 1.0 && end > 0.0) {
        return Err(PhotoError::Area);
    }
    let pixels = side as f64;
    let first = (start.max(0.0) * pixels) as usize / BLOCK * BLOCK;
    let last = ((end.min(1.0) * pixels).ceil() as usize).max(first + 1).next_multiple_of(BLOCK).min(side);
    Ok(first..last)
}

fn fill(samples: &mut [u8], width: usize, bytes: usize, columns: &Range, rows: &Range, value: u8) {
    let lines = samples.chunks_exact_mut(width * bytes).take(rows.end).skip(rows.start);
    for line in lines {
        if let Some(covered) = line.get_mut(columns.start * bytes..columns.end * bytes) {
            covered.fill(value);
        }
    }
}
