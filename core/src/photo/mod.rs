//! Photos: from whatever file a person picks to the one picture that leaves the device.
//!
//! A prepared photo is an upright baseline JPEG of at most [`SIDE_MAX`] pixels a side that holds pixels and nothing else: no
//! position, no time, no camera, no thumbnail. What the file said about where and when is handed back beside it, as a
//! suggestion to the person.
//!
//! Colours are those of sRGB, the space that everybody assumes where a picture names none; others are converted to it.
//!
//! What memory it takes: a baseline JPEG of 48 megapixels is decoded at 3/8 of its sides (10 MB), a PNG row by row. A progressive
//! JPEG keeps its coefficients (up to 300 MB at 48 megapixels and full colour), a WebP is decoded whole (up to 200 MB).

mod area;
mod baseline;
mod colour;
mod entropy;
mod error;
mod exif;
mod jpeg;
mod kind;
mod lane;
mod picture;
mod png;
mod segments;
mod webp;

use rapida_contract::digest::sha256_hex;
use rapida_contract::ipc::Rectangle;
use rapida_contract::place::Point;

use colour::Profile;
pub use error::PhotoError;
use exif::{Facts, Orientation};
use jpeg::{Decoded, Jpeg};
use kind::Kind;
use picture::{Picture, Samples};
use segments::Segments;

/// Pixels that each side must have.
pub const SIDE_MIN: u32 = 100;
/// Millions of pixels, counted in full: phones call 8064 × 6048 "48 megapixels".
pub const MEGAPIXELS_MAX: u64 = 48;
/// Bytes of a file. A camera's largest stay below 100 MB; the rest is not looked at.
pub const BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Pixels of the longer side of a prepared photo.
pub const SIDE_MAX: usize = 2048;
/// JPEG quality of a prepared photo.
const QUALITY: i32 = 80;
/// JPEG quality of a thumbnail.
const THUMBNAIL_QUALITY: i32 = 75;

/// A photo as it may leave the device, and what its file said.
#[derive(Clone, PartialEq, Debug)]
pub struct Prepared {
    /// The picture, with nothing but the picture in it.
    pub jpeg: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// SHA-256 of `jpeg`, 64 hexadecimal digits.
    pub sha256: String,
    /// Where the file says it was taken. A suggestion; it is not in `jpeg`.
    pub position: Option<Point>,
    /// The camera's local time, `2026-11-23T09:30:00`. A suggestion; it is not in `jpeg`.
    pub taken_at: Option<String>,
}

/// Width and height in pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Size {
    width: usize,
    height: usize,
}

/// Prepares a photo from the bytes of a JPEG, PNG or WebP file.
///
/// # Errors
/// Says what is wrong with the file, in words for the person who picked it.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, PhotoError> {
    prepare_file(bytes)
}

/// As [`prepare`], for who has no other use for the bytes: they are given back as soon as they are decoded, so that the file
/// and the working memory do not add up.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_owned(bytes: Vec<u8>) -> Result<Prepared, PhotoError> {
    prepare_file(bytes)
}

fn prepare_file(file: impl AsRef<[u8]>) -> Result<Prepared, PhotoError> {
    let bytes = file.as_ref();
    if bytes.len() as u64 > BYTES_MAX {
        return Err(PhotoError::TooManyBytes);
    }
    let (picture, facts) = match Kind::of(bytes)? {
        Kind::Jpeg => {
            let (decoded, facts) = from_jpeg(bytes)?;
            drop(file);
            (decoded.fit()?, facts)
        }
        Kind::Png => png::read(bytes)?,
        Kind::WebP => webp::read(bytes)?,
    };
    let picture = picture.upright(facts.orientation.unwrap_or(Orientation::UPRIGHT));
    Ok(Prepared { position: facts.position, taken_at: facts.taken_at, ..finished(picture)? })
}

/// Destroys what lies under some rectangles of a prepared photo: black is encoded in its place, widened to whole blocks.
///
/// # Errors
/// [`PhotoError::Area`] for a rectangle that is not within the photo; otherwise as [`prepare`].
pub fn redact(jpeg: &[u8], areas: &[Rectangle]) -> Result<Prepared, PhotoError> {
    let jpeg = Jpeg::open(jpeg)?;
    let size = jpeg.size().within_bounds()?;
    let mut picture = jpeg.decode(size, Orientation::UPRIGHT, None)?.fit()?;
    picture.cover(areas)?;
    finished(picture)
}

/// A smaller JPEG of a prepared photo, at most `side_max` pixels a side.
///
/// # Errors
/// As [`prepare`].
pub fn thumbnail(jpeg: &[u8], side_max: usize) -> Result<Vec<u8>, PhotoError> {
    let jpeg = Jpeg::open(jpeg)?;
    let fitted = jpeg.size().within_bounds()?.fitted(side_max);
    jpeg.decode(fitted, Orientation::UPRIGHT, None)?.fit()?.encode(THUMBNAIL_QUALITY)
}

fn from_jpeg(bytes: &[u8]) -> Result<(Decoded, Facts), PhotoError> {
    let Segments { facts, profile, cut } = Segments::read(bytes);
    if cut {
        return Err(PhotoError::Truncated);
    }
    let orientation = facts.orientation.unwrap_or(Orientation::UPRIGHT);
    let jpeg = Jpeg::open(bytes)?;
    let fitted = jpeg::fitted_as_stored(jpeg.size().within_bounds()?, SIDE_MAX, orientation);
    let profile = profile.as_deref().and_then(Profile::other_than_srgb);
    Ok((jpeg.decode(fitted, orientation, profile)?, facts))
}

/// A picture from pixels of red, green, blue.
fn packed(size: Size, pixels: Vec<u8>, profile: Option<&Profile>) -> Picture {
    let pixels = match profile {
        Some(profile) => profile.to_srgb(pixels),
        None => pixels,
    };
    Picture { width: size.width, height: size.height, samples: Samples::Rgb(pixels) }
}

fn finished(picture: Picture) -> Result<Prepared, PhotoError> {
    let side = |pixels: usize| u32::try_from(pixels).map_err(|_| PhotoError::Damaged);
    let (width, height) = (side(picture.width)?, side(picture.height)?);
    let jpeg = picture.encode(QUALITY)?;
    Ok(Prepared { width, height, sha256: sha256_hex(&jpeg), position: None, taken_at: None, jpeg })
}

impl Size {
    /// This size, if a photo may have it.
    fn within_bounds(self) -> Result<Self, PhotoError> {
        let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
        let (width, height) = (side(self.width), side(self.height));
        if width.min(height) < SIDE_MIN {
            return Err(PhotoError::TooSmall(width, height));
        }
        if u64::from(width) * u64::from(height) / 1_000_000 > MEGAPIXELS_MAX {
            return Err(PhotoError::TooLarge(width, height));
        }
        Ok(self)
    }

    /// The largest size of the same shape whose sides are at most `side_max`; never larger than this one.
    fn fitted(self, side_max: usize) -> Self {
        let longer = self.width.max(self.height);
        if longer <= side_max {
            return self;
        }
        let scaled = |side: usize| ((side as f64 * side_max as f64 / longer as f64).round() as usize).max(1);
        Self { width: scaled(self.width), height: scaled(self.height) }
    }
}
