//! Reading JPEG: shrunk while it is decoded (the inverse DCT gives 1/8 to 8/8 of the size), then to the exact size.

use fast_image_resize::images::{Image as Resized, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use turbojpeg::{Colorspace, DecompressHeader, Decompressor, Image, PixelFormat, ScalingFactor, Subsamp, YuvImage};

use super::colour::Profile;
use super::exif::Orientation;
use super::picture::{Picture, Plane, Samples, swapped};
use super::{PhotoError, Size, packed};

/// Progressive scans beyond which a file is made to keep a program busy, not to be looked at. Real ones have about ten.
const SCANS_MAX: u32 = 200;

/// A JPEG whose header was read and found to be within bounds.
pub(super) struct Jpeg<'a> {
    bytes: &'a [u8],
    header: DecompressHeader,
    decoder: Decompressor,
}

/// A part of a decoded image that is to become a picture's plane.
struct Source<'a> {
    samples: &'a [u8],
    width: usize,
    height: usize,
    /// Width and height that count, in samples: what is beyond is padding.
    extent: (f64, f64),
}

impl<'a> Jpeg<'a> {
    /// Reads the header; nothing is allocated for the picture yet.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, PhotoError> {
        let mut decoder = Decompressor::new().map_err(|error| refusal(&error))?;
        decoder.set_scan_limit(SCANS_MAX).map_err(|error| refusal(&error))?;
        let header = decoder.read_header(bytes).map_err(|error| refusal(&error))?;
        if matches!(header.colorspace, Colorspace::CMYK | Colorspace::YCCK) {
            return Err(PhotoError::Cmyk);
        }
        if header.is_lossless {
            return Err(PhotoError::Format("JPEG senza perdita"));
        }
        Ok(Self { bytes, header, decoder })
    }

    /// Width and height as stored, in pixels.
    pub(super) fn size(&self) -> Size {
        Size { width: self.header.width, height: self.header.height }
    }

    /// Decodes to the size of `fitted`, still as stored.
    pub(super) fn decode(mut self, fitted: Size, orientation: Orientation) -> Result<Picture, PhotoError> {
        if self.planar(fitted, orientation) {
            self.decode_planes(fitted)
        } else {
            Ok(packed(fitted, self.decode_rgb(fitted)?, None))
        }
    }

    /// As [`decode`](Self::decode), with the colours of a profile made into those of sRGB.
    pub(super) fn decode_converted(mut self, fitted: Size, profile: &Profile) -> Result<Picture, PhotoError> {
        Ok(packed(fitted, self.decode_rgb(fitted)?, Some(profile)))
    }

    /// Whether the planes can be used as they are. Halved colour has no sample for the missing half of an odd side: mirroring
    /// would shift it by a pixel.
    fn planar(&self, fitted: Size, orientation: Orientation) -> bool {
        let slips = orientation.mirrors_columns() && !fitted.width.is_multiple_of(2)
            || orientation.mirrors_rows() && !fitted.height.is_multiple_of(2);
        match self.header.subsamp {
            Subsamp::Gray => true,
            Subsamp::Unknown => false,
            _ => self.header.colorspace == Colorspace::YCbCr && !slips,
        }
    }

    fn decode_planes(mut self, fitted: Size) -> Result<Picture, PhotoError> {
        let (scaled, extent) = self.scale(fitted)?;
        let subsamp = self.header.subsamp;
        let length =
            turbojpeg::yuv_pixels_len(scaled.width, 1, scaled.height, subsamp).map_err(|error| refusal(&error))?;
        let mut image =
            YuvImage { pixels: vec![0; length], width: scaled.width, align: 1, height: scaled.height, subsamp };
        let outcome = self.decoder.decompress_to_yuv(self.bytes, image.as_deref_mut());
        self.accept(outcome)?;

        let (width, height) = image.y_size();
        let (luma, rest) = image.pixels.split_at_checked(width * height).ok_or(PhotoError::Damaged)?;
        let luma = Source { samples: luma, width, height, extent }.resized(fitted, PixelType::U8)?;
        if subsamp == Subsamp::Gray {
            return Ok(Picture { width: fitted.width, height: fitted.height, samples: Samples::Grey(luma) });
        }
        let (width, height) = image.uv_size();
        let (u, v) = rest.split_at_checked(width * height).ok_or(PhotoError::Damaged)?;
        let halved = Size { width: fitted.width.div_ceil(2), height: fitted.height.div_ceil(2) };
        // Where a side is odd the halved plane reaches half a sample further than the picture does.
        let reach = |extent: f64, fitted: usize, halved: usize, factor: usize, side: usize| {
            (extent * (2 * halved) as f64 / fitted as f64 / factor as f64).min(side as f64)
        };
        let extent = (
            reach(extent.0, fitted.width, halved.width, subsamp.width(), width),
            reach(extent.1, fitted.height, halved.height, subsamp.height(), height),
        );
        let plane = |samples| {
            let samples = Source { samples, width, height, extent }.resized(halved, PixelType::U8)?;
            Ok(Plane { samples, width: halved.width, height: halved.height })
        };
        let chroma = [plane(u)?, plane(v)?];
        Ok(Picture { width: fitted.width, height: fitted.height, samples: Samples::Planes { luma, chroma } })
    }

    fn decode_rgb(&mut self, fitted: Size) -> Result<Vec<u8>, PhotoError> {
        let (Size { width, height }, extent) = self.scale(fitted)?;
        let mut pixels = vec![0; width * height * 3];
        let image = Image { pixels: &mut *pixels, width, pitch: width * 3, height, format: PixelFormat::RGB };
        let outcome = self.decoder.decompress(self.bytes, image);
        self.accept(outcome)?;
        Source { samples: &pixels, width, height, extent }.resized(fitted, PixelType::U8x3)
    }

    /// Has the decoder shrink; tells the size that it will give, and how much of it is the picture.
    fn scale(&mut self, fitted: Size) -> Result<(Size, (f64, f64)), PhotoError> {
        let factor = scaling(self.size(), fitted);
        self.decoder.set_scaling_factor(factor).map_err(|error| refusal(&error))?;
        let scaled = self.header.scaled(factor);
        let exact = |side: usize| (side * factor.num()) as f64 / factor.denom() as f64;
        let size = Size { width: scaled.width, height: scaled.height };
        Ok((size, (exact(self.header.width), exact(self.header.height))))
    }

    /// Lets a decoded picture pass in spite of stray bytes between two markers, which some phones leave, provided that the file
    /// has its end.
    fn accept(&self, outcome: turbojpeg::Result<()>) -> Result<(), PhotoError> {
        match outcome {
            Err(turbojpeg::Error::TurboJpegError(words))
                if words.contains("extraneous bytes") && self.bytes.windows(2).any(|pair| pair == [0xFF, 0xD9]) =>
            {
                Ok(())
            }
            Err(error) => Err(refusal(&error)),
            Ok(()) => Ok(()),
        }
    }
}

impl Source<'_> {
    fn resized(self, to: Size, kind: PixelType) -> Result<Vec<u8>, PhotoError> {
        let side = |pixels: usize| u32::try_from(pixels).map_err(|_| PhotoError::Damaged);
        let source = ImageRef::new(side(self.width)?, side(self.height)?, self.samples, kind)
            .map_err(|_| PhotoError::Damaged)?;
        let mut resized = Resized::new(side(to.width)?, side(to.height)?, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).crop(
            0.0,
            0.0,
            self.extent.0,
            self.extent.1,
        );
        Resizer::new().resize(&source, &mut resized, &options).map_err(|_| PhotoError::Damaged)?;
        Ok(resized.into_vec())
    }
}

/// The smallest size of the decoder that is not below the one wanted.
fn scaling(from: Size, to: Size) -> ScalingFactor {
    let enough =
        |factor: &ScalingFactor| factor.scale(from.width) >= to.width && factor.scale(from.height) >= to.height;
    [1, 2, 4, 8].map(|eighths| ScalingFactor::new(eighths, 8)).into_iter().find(enough).unwrap_or(ScalingFactor::ONE)
}

/// What a refusal of the decoder means to a person.
fn refusal(error: &turbojpeg::Error) -> PhotoError {
    match error {
        turbojpeg::Error::TurboJpegError(words) if words.contains("Premature end") => PhotoError::Truncated,
        _ => PhotoError::Damaged,
    }
}

/// The orientation of a JPEG counts for how it is fitted: the frame is the upright picture's.
pub(super) fn fitted_as_stored(stored: Size, side_max: usize, orientation: Orientation) -> Size {
    let (width, height) = swapped(stored.width, stored.height, orientation);
    let Size { width, height } = Size { width, height }.fitted(side_max);
    let (width, height) = swapped(width, height, orientation);
    Size { width, height }
}
