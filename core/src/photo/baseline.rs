//! Baseline JPEG shrunk to 1/8 to 5/8 while it is decoded: the common case of a camera's photo, and where most of the time goes.
//!
//! `turbojpeg` stays the judge. Whatever this decoder does not know or does not like (progressive scans, arithmetic coding, a
//! damaged file) it gives up on, and the file is decoded there, with its errors.

use turbojpeg::YuvImage;

use super::entropy::{Scan, Table};
use super::lane::{Lane, Plane};
use super::segments::Walk;

/// A component of the picture: brightness or one of the two colours.
struct Component {
    id: u8,
    across: usize,
    down: usize,
    quantization: u8,
    dc: u8,
    ac: u8,
}

/// What the segments before the scan say.
#[derive(Default)]
struct Frame {
    width: usize,
    height: usize,
    components: Vec<Component>,
    quantizations: [Option<[f32; 64]>; 4],
    dc: [Option<Table>; 4],
    ac: [Option<Table>; 4],
    /// Units between two restart markers; 0 for none.
    restart: usize,
}

/// Decodes into `image`, whose planes are those of the picture at `eighths` of its sides. None where it gives up.
pub(super) fn decode(jpeg: &[u8], eighths: usize, image: &mut YuvImage<Vec<u8>>) -> Option<()> {
    let mut walk = Walk::new(jpeg);
    let mut frame = Frame::default();
    for (marker, content) in &mut walk {
        frame.read(marker, content)?;
    }
    let scan = frame.begin(walk.rest)?;
    let planes = planes(image)?;
    if planes.len() != frame.components.len() {
        return None;
    }
    match eighths {
        1 => frame.decode::<1>(scan, planes),
        2 => frame.decode::<2>(scan, planes),
        3 => frame.decode::<3>(scan, planes),
        4 => frame.decode::<4>(scan, planes),
        5 => frame.decode::<5>(scan, planes),
        _ => None,
    }
}

fn planes(image: &mut YuvImage<Vec<u8>>) -> Option<Vec<Plane<'_>>> {
    let (luma, chroma) = (image.y_size(), image.uv_size());
    let (samples, rest) = image.pixels.split_at_mut_checked(luma.0 * luma.1)?;
    let mut planes = vec![Plane { samples, width: luma.0 }];
    if !rest.is_empty() {
        let (u, v) = rest.split_at_mut_checked(chroma.0 * chroma.1)?;
        planes.extend([u, v].map(|samples| Plane { samples, width: chroma.0 }));
    }
    Some(planes)
}

impl Frame {
    fn read(&mut self, marker: u8, content: &[u8]) -> Option<()> {
        match marker {
            0xC0 | 0xC1 => self.read_frame(content),
            0xC4 => self.read_codes(content),
            0xDB => self.read_quantizations(content),
            0xDD => {
                self.restart = u16::from_be_bytes(*content.first_chunk()?).into();
                Some(())
            }
            // Frames of other processes.
            0xC2..=0xCF => None,
            _ => Some(()),
        }
    }

    fn read_frame(&mut self, content: &[u8]) -> Option<()> {
        let ([8, h1, h0, w1, w0, count], rest) = content.split_first_chunk()? else { return None };
        self.height = u16::from_be_bytes([*h1, *h0]).into();
        self.width = u16::from_be_bytes([*w1, *w0]).into();
        let (components, []) = rest.as_chunks::<3>() else { return None };
        if !self.components.is_empty() || components.len() != usize::from(*count) {
            return None;
        }
        let alone = components.len() == 1;
        for [id, factors, quantization] in components {
            // A component alone in its scan comes block by block, whatever its factors.
            let (across, down) = if alone { (1, 1) } else { (factors >> 4, factors & 15) };
            if !(1..=4).contains(&across) || !(1..=4).contains(&down) {
                return None;
            }
            let (across, down) = (across.into(), down.into());
            self.components.push(Component { id: *id, across, down, quantization: *quantization, dc: 0, ac: 0 });
        }
        Some(())
    }

    fn read_codes(&mut self, mut content: &[u8]) -> Option<()> {
        while let Some(([place, counts @ ..], rest)) = content.split_first_chunk::<17>() {
            let codes = counts.iter().map(|count| usize::from(*count)).sum();
            let (bytes, rest) = rest.split_at_checked(codes)?;
            let direct = place >> 4 == 0;
            let tables = if direct { &mut self.dc } else { &mut self.ac };
            *tables.get_mut(usize::from(place & 15))? = Some(Table::new(counts, bytes, direct)?);
            content = rest;
        }
        Some(())
    }

    fn read_quantizations(&mut self, mut content: &[u8]) -> Option<()> {
        while let Some((place, rest)) = content.split_first() {
            let wide = usize::from(place >> 4 != 0);
            let (values, rest) = rest.split_at_checked(64 << wide)?;
            let mut table = [0.0; 64];
            for (entry, value) in table.iter_mut().zip(values.chunks_exact(1 << wide)) {
                *entry = value.iter().fold(0.0, |value, byte| value * 256.0 + f32::from(*byte));
            }
            *self.quantizations.get_mut(usize::from(place & 15))? = Some(table);
            content = rest;
        }
        Some(())
    }

    /// Reads the scan's header; answers its data. Only the one scan of all components is known.
    fn begin<'a>(&mut self, rest: &'a [u8]) -> Option<&'a [u8]> {
        let ([0xFF, 0xDA, l1, l0], rest) = rest.split_first_chunk()? else { return None };
        let length = usize::from(u16::from_be_bytes([*l1, *l0])).checked_sub(2)?;
        let (header, data) = rest.split_at_checked(length)?;
        let (count, header) = header.split_first()?;
        let (components, [0, 63, 0]) = header.split_at_checked(usize::from(*count) * 2)? else { return None };
        let (components, _) = components.as_chunks::<2>();
        if components.len() != self.components.len() {
            return None;
        }
        for (component, [id, tables]) in self.components.iter_mut().zip(components) {
            if component.id != *id {
                return None;
            }
            (component.dc, component.ac) = (tables >> 4, tables & 15);
        }
        Some(data)
    }

    fn decode<const N: usize>(&self, scan: &[u8], planes: Vec<Plane>) -> Option<()> {
        let across = self.components.iter().map(|component| component.across).max()?;
        let down = self.components.iter().map(|component| component.down).max()?;
        let (columns, rows) = (self.width.div_ceil(8 * across), self.height.div_ceil(8 * down));
        let mut lanes = Vec::new();
        for (component, plane) in self.components.iter().zip(planes) {
            lanes.push(self.lane::<N>(component, columns, plane)?);
        }
        let mut scan = Scan::new(scan);
        for row in 0..rows {
            for column in 0..columns {
                let unit = row * columns + column;
                if self.restart > 0 && unit > 0 && unit.is_multiple_of(self.restart) {
                    if !matches!(scan.marker()?, 0xD0..=0xD7) {
                        return None;
                    }
                    lanes.iter_mut().for_each(Lane::restart);
                }
                for lane in &mut lanes {
                    lane.unit(&mut scan, column)?;
                }
            }
            lanes.iter_mut().for_each(|lane| lane.end_row(row));
        }
        (scan.marker()? == 0xD9).then_some(())
    }

    fn lane<'a, const N: usize>(
        &'a self,
        component: &Component,
        columns: usize,
        plane: Plane<'a>,
    ) -> Option<Lane<'a, N>> {
        let quantization = self.quantizations.get(usize::from(component.quantization))?.as_ref()?;
        let dc = self.dc.get(usize::from(component.dc))?.as_ref()?;
        let ac = self.ac.get(usize::from(component.ac))?.as_ref()?;
        Lane::new(quantization, (dc, ac), (component.across, component.down), columns, plane)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use turbojpeg::{Compressor, Decompressor, Image, PixelFormat, ScalingFactor, Subsamp};

    /// Waves, so that neighbouring blocks differ and no frequency stands out.
    fn photo(width: usize, height: usize, subsampling: Subsamp, quality: i32) -> Vec<u8> {
        let wave =
            |x: usize, y: usize, step: f32| ((x as f32 * step).sin() + (y as f32 * step * 0.7).cos()) * 50.0 + 120.0;
        let pixels: Vec<u8> = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .flat_map(|(x, y)| [wave(x, y, 0.11) as u8, wave(y, x, 0.07) as u8, wave(x + y, x, 0.05) as u8])
            .collect();
        let mut encoder = Compressor::new().unwrap();
        encoder.set_quality(quality).unwrap();
        encoder.set_subsamp(subsampling).unwrap();
        encoder.set_optimize(quality > 90).unwrap();
        let image = Image { pixels: &*pixels, width, pitch: width * 3, height, format: PixelFormat::RGB };
        encoder.compress_to_vec(image).unwrap()
    }

    /// Room for a picture at some eighths of its sides.
    fn room(header: turbojpeg::DecompressHeader) -> YuvImage<Vec<u8>> {
        let length = turbojpeg::yuv_pixels_len(header.width, 1, header.height, header.subsamp).unwrap();
        let (width, height, subsamp) = (header.width, header.height, header.subsamp);
        YuvImage { pixels: vec![0; length], width, align: 1, height, subsamp }
    }

    /// The same file by both decoders: the samples within the picture. What pads a plane to whole blocks is nobody's.
    fn both(jpeg: &[u8], eighths: usize) -> (Option<Vec<u8>>, Vec<u8>) {
        let mut decoder = Decompressor::new().unwrap();
        let factor = ScalingFactor::new(eighths, 8);
        let mut image = room(decoder.read_header(jpeg).unwrap().scaled(factor));
        let ours = decode(jpeg, eighths, &mut image).map(|()| within(&image));
        decoder.set_scaling_factor(factor).unwrap();
        decoder.decompress_to_yuv(jpeg, image.as_deref_mut()).unwrap();
        (ours, within(&image))
    }

    fn within(image: &YuvImage<Vec<u8>>) -> Vec<u8> {
        let (width, height) = image.y_size();
        let (luma, chroma) = image.pixels.split_at(width * height);
        let rows = luma.chunks_exact(width).take(image.height);
        rows.flat_map(|row| &row[..image.width]).chain(chroma).copied().collect()
    }

    /// Two decoders may round differently, in no sample by more than this.
    const ROUNDING: u8 = 4;

    #[test]
    fn it_sees_what_turbojpeg_sees() {
        let subsamplings = [
            Subsamp::Sub2x2,
            Subsamp::None,
            Subsamp::Sub2x1,
            Subsamp::Sub1x2,
            Subsamp::Sub4x1,
            Subsamp::Sub1x4,
            Subsamp::Gray,
        ];
        let sizes =
            [(160, 128, 80), (352, 224, 95), (96, 320, 40), (32, 32, 100), (157, 123, 80), (33, 31, 95), (129, 65, 60)];
        for subsampling in subsamplings {
            for (width, height, quality) in sizes {
                for eighths in 1..=5 {
                    let case = format!("{subsampling:?} {width} × {height} at {quality}, {eighths}/8");
                    let (ours, theirs) = both(&photo(width, height, subsampling, quality), eighths);
                    let ours = ours.expect(&case);
                    let farthest = ours.iter().zip(&theirs).map(|(a, b)| a.abs_diff(*b)).max();
                    assert!(farthest <= Some(ROUNDING), "{case}: {farthest:?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn bits_that_were_flipped_never_make_it_panic(
            flips in proptest::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..8),
            eighths in 1_usize..=5,
        ) {
            let mut jpeg = photo(157, 123, Subsamp::Sub2x2, 80);
            let header = Decompressor::new().unwrap().read_header(&jpeg).unwrap();
            let mut image = room(header.scaled(ScalingFactor::new(eighths, 8)));
            let length = image.pixels.len();
            for (place, bit) in flips {
                let place = place.index(jpeg.len());
                jpeg[place] ^= 1 << bit;
            }
            // Read or given up on: either way the picture has the size that it was given.
            let _ = decode(&jpeg, eighths, &mut image);
            prop_assert_eq!(image.pixels.len(), length);
        }
    }

    #[test]
    fn restart_markers_are_kept_count_of() {
        let (ours, theirs) = both(include_bytes!("../../tests/photo/files/restart.jpg"), 3);
        assert!(ours.unwrap().iter().zip(&theirs).all(|(a, b)| a.abs_diff(*b) <= 3));
    }

    #[test]
    fn what_is_cut_or_damaged_is_left_to_the_judge() {
        let jpeg = photo(160, 128, Subsamp::Sub2x2, 80);
        let image =
            || YuvImage { pixels: vec![0; 60 * 48 * 3 / 2], width: 60, align: 1, height: 48, subsamp: Subsamp::Sub2x2 };
        assert!(decode(&jpeg, 3, &mut image()).is_some());
        for length in 0..jpeg.len() {
            assert!(decode(&jpeg[..length], 3, &mut image()).is_none(), "cut at {length}");
        }
    }
}
