//! Pictures that tell which way is up: a different colour in each corner.

use rapida_contract::ipc::Rectangle;
use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

/// Red top left, green top right, blue bottom left, white bottom right.
pub const CORNERS: [[u8; 3]; 4] = [[220, 30, 30], [30, 200, 30], [30, 30, 220], [240, 240, 240]];

/// Pixels of red, green, blue.
#[derive(Clone)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[u8; 3]>,
}

impl Picture {
    pub fn new(width: usize, height: usize, colour: impl Fn(usize, usize) -> [u8; 3]) -> Self {
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| colour(x, y)).collect();
        Self { width, height, pixels }
    }

    /// The four corners, as they are to be seen.
    pub fn corners(width: usize, height: usize) -> Self {
        Self::new(width, height, |x, y| CORNERS[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)])
    }

    /// As a camera with this orientation stores what is to be seen as `self`. CIPA DC-008: which side of the scene the
    /// stored first row and the stored first column are.
    pub fn stored(&self, orientation: u16) -> Self {
        let (w, h) = (self.width, self.height);
        let seen = |x: usize, y: usize| self.pixels[y * w + x];
        match orientation {
            2 => Self::new(w, h, |x, y| seen(w - 1 - x, y)),
            3 => Self::new(w, h, |x, y| seen(w - 1 - x, h - 1 - y)),
            4 => Self::new(w, h, |x, y| seen(x, h - 1 - y)),
            5 => Self::new(h, w, |x, y| seen(y, x)),
            6 => Self::new(h, w, |x, y| seen(w - 1 - y, x)),
            7 => Self::new(h, w, |x, y| seen(w - 1 - y, h - 1 - x)),
            8 => Self::new(h, w, |x, y| seen(y, h - 1 - x)),
            _ => self.clone(),
        }
    }

    pub fn jpeg(&self, subsampling: Subsamp, progressive: bool) -> Vec<u8> {
        let mut encoder = Compressor::new().expect("an encoder");
        encoder.set_quality(95).expect("a quality");
        encoder.set_subsamp(subsampling).expect("a subsampling");
        encoder.set_progressive(progressive).expect("a mode");
        encoder
            .compress_to_vec(Image {
                pixels: self.pixels.as_flattened(),
                width: self.width,
                pitch: self.width * 3,
                height: self.height,
                format: PixelFormat::RGB,
            })
            .expect("a JPEG")
    }
}

/// A decoded JPEG.
pub fn decoded(jpeg: &[u8]) -> Picture {
    let image = turbojpeg::decompress(jpeg, PixelFormat::RGB).expect("a JPEG");
    Picture { width: image.width, height: image.height, pixels: image.pixels.as_chunks().0.to_vec() }
}

/// The colours in the middle of the four quarters.
pub fn quarters(picture: &Picture) -> [[u8; 3]; 4] {
    let at = |x: usize, y: usize| picture.pixels[picture.height * y / 4 * picture.width + picture.width * x / 4];
    [at(1, 1), at(3, 1), at(1, 3), at(3, 3)]
}

/// Whether two colours look the same.
pub fn alike(a: [u8; 3], b: [u8; 3], tolerance: u8) -> bool {
    a.into_iter().zip(b).all(|(a, b)| a.abs_diff(b) <= tolerance)
}

/// A rectangle in fractions.
pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Rectangle {
    Rectangle { x, y, width, height }
}
