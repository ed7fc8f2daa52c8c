//! Reading JPEG: shrunk while it is decoded (the inverse DCT gives 1/8 to 8/8 of the size), then to the exact size.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use turbojpeg::{Colorspace, DecompressHeader, Decompressor, Image, PixelFormat, ScalingFactor, Subsamp, YuvImage};

use super::baseline;
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

/// A decoded photo, not yet of its final size.
pub(super) struct Decoded {
    fitted: Size,
    /// Width and height of the picture within what was decoded: a scaled side may end within its last pixel.
    extent: (f64, f64),
    samples: Coded,
}

enum Coded {
    Planes(YuvImage<Vec<u8>>),
    Rgb { pixels: Vec<u8>, size: Size, profile: Option<Profile> },
}

/// Samples that are to be resized.
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

    /// Decodes to a size not below `fitted`, still as stored. `profile` is the one to convert from, if any.
    pub(super) fn decode(
        mut self,
        fitted: Size,
        orientation: Orientation,
        profile: Option<Profile>,
    ) -> Result<Decoded, PhotoError> {
        let (size, extent) = self.scale(fitted)?;
        let samples = if profile.is_none() && self.planar(fitted, orientation) {
            Coded::Planes(self.decode_planes(size)?)
        } else {
            Coded::Rgb { pixels: self.decode_rgb(size)?, size, profile }
        };
        Ok(Decoded { fitted, extent, samples })
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

    fn decode_planes(&mut self, size: Size) -> Result<YuvImage<Vec<u8>>, PhotoError> {
        let (Size { width, height }, subsamp) = (size, self.header.subsamp);
        let length = turbojpeg::yuv_pixels_len(width, 1, height, subsamp).map_err(|error| refusal(&error))?;
        let mut image = YuvImage { pixels: vec![0; length], width, align: 1, height, subsamp };
        if baseline::decode(self.bytes, self.eighths(), &mut image).is_some() {
            return Ok(image);
        }
        let outcome = self.decoder.decompress_to_yuv(self.bytes, image.as_deref_mut());
        self.accept(outcome)?;
        Ok(image)
    }

    fn decode_rgb(&mut self, size: Size) -> Result<Vec<u8>, PhotoError> {
        let Size { width, height } = size;
        let mut pixels = vec![0; width * height * 3];
        let image = Image { pixels: &mut *pixels, width, pitch: width * 3, height, format: PixelFormat::RGB };
        let outcome = self.decoder.decompress(self.bytes, image);
        self.accept(outcome)?;
        Ok(pixels)
    }

    fn eighths(&self) -> usize {
        let factor = self.decoder.scaling_factor();
        factor.num() * 8 / factor.denom()
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

impl Decoded {
    /// Shrinks to the exact size. By now the file is no longer needed.
    pub(super) fn fit(self) -> Result<Picture, PhotoError> {
        let (fitted, extent) = (self.fitted, self.extent);
        match self.samples {
            Coded::Planes(image) => fit_planes(&image, fitted, extent),
            Coded::Rgb { pixels, size, profile } => {
                let source = Source { samples: &pixels, width: size.width, height: size.height, extent };
                Ok(packed(fitted, source.resized::<U8x3>(&mut Resizer::new(), fitted)?, profile.as_ref()))
            }
        }
    }
}

fn fit_planes(image: &YuvImage<Vec<u8>>, fitted: Size, extent: (f64, f64)) -> Result<Picture, PhotoError> {
    // One for all planes: it keeps its working memory.
    let mut resizer = Resizer::new();
    let (width, height) = image.y_size();
    let (luma, rest) = image.pixels.split_at_checked(width * height).ok_or(PhotoError::Damaged)?;
    let luma = Source { samples: luma, width, height, extent }.resized::<U8>(&mut resizer, fitted)?;
    if image.subsamp == Subsamp::Gray {
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
        reach(extent.0, fitted.width, halved.width, image.subsamp.width(), width),
        reach(extent.1, fitted.height, halved.height, image.subsamp.height(), height),
    );
    let mut plane = |samples| {
        let samples = Source { samples, width, height, extent }.resized::<U8>(&mut resizer, halved)?;
        Ok(Plane { samples, width: halved.width, height: halved.height })
    };
    let chroma = [plane(u)?, plane(v)?];
    Ok(Picture { width: fitted.width, height: fitted.height, samples: Samples::Planes { luma, chroma } })
}

impl Source<'_> {
    /// Of pixels whose kind the compiler knows: code for those that no photo has would be a megabyte.
    fn resized<P: PixelTrait>(self, resizer: &mut Resizer, to: Size) -> Result<Vec<u8>, PhotoError> {
        let side = |pixels: usize| u32::try_from(pixels).map_err(|_| PhotoError::Damaged);
        let source = TypedImageRef::<P>::from_buffer(side(self.width)?, side(self.height)?, self.samples)
            .map_err(|_| PhotoError::Damaged)?;
        let mut bytes = vec![0; to.width * to.height * P::size()];
        let mut resized = TypedImage::<P>::from_buffer(side(to.width)?, side(to.height)?, &mut bytes)
            .map_err(|_| PhotoError::Damaged)?;
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).crop(
            0.0,
            0.0,
            self.extent.0,
            self.extent.1,
        );
        resizer.resize_typed(&source, &mut resized, &options).map_err(|_| PhotoError::Damaged)?;
        Ok(bytes)
    }
}

/// The smallest size of the decoder that is not below the one wanted.
fn scaling(from: Size, to: Size) -> ScalingFactor {
    let enough =
        |factor: &ScalingFactor| factor.scale(from.width) >= to.width && factor.scale(from.height) >= to.height;
    (1..=8).map(|eighths| ScalingFactor::new(eighths, 8)).find(enough).unwrap_or(ScalingFactor::ONE)
}

/// What a refusal of the decoder means to a person.
fn refusal(error: &turbojpeg::Error) -> PhotoError {
    match error {
        turbojpeg::Error::TurboJpegError(words) if words.contains("remature end") => PhotoError::Truncated,
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
