//! What `cargo xtask bench photo` needs beside the program that it measures.
//!
//! `bench_photo make WIDTH HEIGHT OUT` writes a photo as a phone would: the same bytes each time.
//! `bench_photo compare SOURCE PICTURE…` prints for each picture its PSNR in dB against the source, decoded in full, turned
//! and shrunk with Lanczos at 16 bits, and the metadata that is left in it.

use std::error::Error;

use fast_image_resize::images::{Image as Resized, ImageRef};
use fast_image_resize::{PixelType, ResizeAlg, ResizeOptions, Resizer};
use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

#[path = "../tests/photo/camera.rs"]
mod camera;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", width, height, out] => Ok(std::fs::write(out, make(width.parse()?, height.parse()?)?)?),
        ["compare", source, pictures @ ..] => compare(source, pictures),
        _ => Err("bench_photo make WIDTH HEIGHT OUT | bench_photo compare SOURCE PICTURE…".into()),
    }
}

/// A street under a sky: gradients, plaster and asphalt at several scales, walls and windows with sharp edges, sensor noise.
fn make(width: usize, height: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut pixels = vec![0; width * height * 3];
    for (y, row) in pixels.chunks_exact_mut(width * 3).enumerate() {
        for (x, pixel) in row.as_chunks_mut::<3>().0.iter_mut().enumerate() {
            *pixel = scene(x as u32, y as u32, x as f32 / width as f32, y as f32 / height as f32);
        }
    }
    let mut encoder = Compressor::new()?;
    encoder.set_quality(92)?;
    encoder.set_subsamp(Subsamp::Sub2x2)?;
    let image = Image { pixels: &*pixels, width, pitch: width * 3, height, format: PixelFormat::RGB };
    let jpeg = encoder.compress_to_vec(image)?;
    let exif = camera::Exif {
        orientation: Some(6),
        position: Some([(44, 25, 130, 'N'), (12, 11, 5840, 'E')]),
        taken_at: Some("2026:11:23 09:30:00"),
        maker_note: true,
        thumbnail: true,
        ..camera::Exif::default()
    };
    Ok(camera::with_segments(&jpeg, &[(0xE1, exif.block()), (0xE1, camera::xmp())]))
}

/// The colour at a pixel; `u` and `v` are its place in the picture, 0 to 1.
fn scene(x: u32, y: u32, u: f32, v: f32) -> [u8; 3] {
    let rough = |cells: f32, seed: u32| smooth_noise(u * cells * 4.0 / 3.0, v * cells, seed);
    let base = if v < 0.35 {
        let cloud = rough(4.0, 1) * 40.0 + rough(13.0, 2) * 18.0;
        [95.0 + v * 120.0 + cloud, 140.0 + v * 90.0 + cloud, 205.0 + v * 20.0 + cloud * 0.5]
    } else if v < 0.68 {
        let (across, along) = ((u * 14.0).fract(), ((v - 0.35) * 16.0).fract());
        let window = (0.3..0.7).contains(&across) && (0.2..0.75).contains(&along);
        let plaster = rough(30.0, 3) * 14.0 + rough(140.0, 4) * 10.0;
        if window {
            [48.0 + plaster, 56.0 + plaster, 66.0 + plaster]
        } else {
            [196.0 + plaster, 148.0 + plaster, 104.0 + plaster]
        }
    } else {
        let grain = rough(60.0, 5) * 22.0 + rough(420.0, 6) * 30.0;
        let hole = ((u - 0.55) * 4.0).hypot((v - 0.84) * 6.0) < 0.35;
        if hole { [46.0 + grain, 44.0 + grain, 42.0 + grain] } else { [120.0 + grain, 118.0 + grain, 114.0 + grain] }
    };
    // What is left of a sensor's noise after the phone's own filter: mostly brightness.
    let noise = (0..3).map(|seed| lattice(x, y, 100 + seed)).sum::<f32>() * 2.2;
    base.map(|value| (value + noise).clamp(0.0, 255.0) as u8)
}

/// Noise from -1 to 1 that changes smoothly from one whole number to the next.
fn smooth_noise(x: f32, y: f32, seed: u32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (across, down) = (ease(x - left), ease(y - top));
    let at = |dx: u32, dy: u32| lattice(left as u32 + dx, top as u32 + dy, seed);
    let upper = at(0, 0) + (at(1, 0) - at(0, 0)) * across;
    let lower = at(0, 1) + (at(1, 1) - at(0, 1)) * across;
    upper + (lower - upper) * down
}

/// A number from -1 to 1 that belongs to a place: an integer hash, the same on every machine.
fn lattice(x: u32, y: u32, seed: u32) -> f32 {
    let mut bits = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77) ^ seed.wrapping_mul(0xC2B2_AE3D);
    for _ in 0..2 {
        bits = (bits ^ (bits >> 15)).wrapping_mul(0x2C1B_3C6D);
    }
    (bits >> 8) as f32 / 8_388_608.0 - 1.0
}

fn compare(source: &str, pictures: &[&str]) -> Result<(), Box<dyn Error>> {
    let source = turbojpeg::decompress(&std::fs::read(source)?, PixelFormat::RGB)?;
    let mut compared = Vec::new();
    for path in pictures {
        let bytes = std::fs::read(path)?;
        let picture = turbojpeg::decompress(&bytes, PixelFormat::RGB)?;
        let reference = reference(&source, picture.height as u32, picture.width as u32)?;
        let left: Vec<&str> = MARKS.iter().copied().filter(|mark| contains(&bytes, mark.as_bytes())).collect();
        compared.push(serde_json::json!({
            "width": picture.width,
            "height": picture.height,
            "bytes": bytes.len(),
            "psnr": psnr(&reference, &picture),
            "metadata": left,
        }));
    }
    #[expect(clippy::print_stdout, reason = "the result of this program")]
    {
        println!("{}", serde_json::Value::from(compared));
    }
    Ok(())
}

/// What metadata leaves in a file.
const MARKS: [&str; 6] = ["Exif", "http://ns.adobe.com", "Photoshop 3.0", "Fotoric", "MINI!", "2026:11:23"];

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The source shrunk at 16 bits to this size, before turning: 16-bit red, green, blue.
fn reference(source: &Image<Vec<u8>>, width: u32, height: u32) -> Result<Vec<u16>, Box<dyn Error>> {
    let wide: Vec<u8> = source.pixels.iter().flat_map(|value| (u16::from(*value) * 257).to_ne_bytes()).collect();
    let from = ImageRef::new(source.width as u32, source.height as u32, &wide, PixelType::U16x3)?;
    let mut to = Resized::new(width, height, PixelType::U16x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(fast_image_resize::FilterType::Lanczos3));
    Resizer::new().resize(&from, &mut to, &options)?;
    Ok(to.buffer().as_chunks::<2>().0.iter().map(|bytes| u16::from_ne_bytes(*bytes)).collect())
}

/// Peak signal to noise of a picture against a reference that lies on its side: the photo is to be turned clockwise.
fn psnr(reference: &[u16], picture: &Image<Vec<u8>>) -> f64 {
    let (pixels, _) = picture.pixels.as_chunks::<3>();
    let (expected, _) = reference.as_chunks::<3>();
    let stored_width = picture.height;
    let mut squares = 0.0;
    for (index, pixel) in pixels.iter().enumerate() {
        let (x, y) = (index % picture.width, index / picture.width);
        let Some(expected) = expected.get((picture.width - 1 - x) * stored_width + y) else { continue };
        for (value, expected) in pixel.iter().zip(*expected) {
            squares += (f64::from(*value) - f64::from(expected) / 257.0).powi(2);
        }
    }
    10.0 * (255.0 * 255.0 / (squares / (pixels.len() * 3) as f64)).log10()
}
