//! The segments before a JPEG's picture (ITU-T T.81, annex B): where cameras keep what they know.

use super::exif::Facts;

/// What the segments of a JPEG say.
#[derive(Default)]
pub(super) struct Segments {
    pub(super) facts: Facts,
    /// The colour profile, put together.
    pub(super) profile: Option<Vec<u8>>,
    /// The file ends before its picture begins.
    pub(super) cut: bool,
}

const ICC: &[u8] = b"ICC_PROFILE\0";

impl Segments {
    /// Reads until the picture begins. A file may hold several Exif segments: each fact is taken from the first that has it.
    pub(super) fn read(jpeg: &[u8]) -> Self {
        let mut read = Self::default();
        let mut profile = Vec::new();
        let mut walk = Walk::new(jpeg);
        for (marker, content) in &mut walk {
            match marker {
                0xE1 if content.starts_with(b"Exif\0") => {
                    read.facts = std::mem::take(&mut read.facts).or(Facts::read(content));
                }
                // After the name come the part's number and the number of parts, a byte each.
                0xE2 if content.starts_with(ICC) => {
                    profile.extend_from_slice(content.get(ICC.len() + 2..).unwrap_or_default());
                }
                _ => {}
            }
        }
        read.profile = (!profile.is_empty()).then_some(profile);
        read.cut = walk.cut;
        read
    }
}

/// The marker segments up to the first scan.
pub(super) struct Walk<'a> {
    /// What follows; at the end of the walk, the scan's own marker.
    pub(super) rest: &'a [u8],
    cut: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(jpeg: &'a [u8]) -> Self {
        Self { rest: jpeg.get(2..).unwrap_or_default(), cut: true }
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let from = self.rest.iter().position(|byte| *byte == 0xFF)?;
            let (marker, rest) = self.rest.get(from + 1..)?.split_first()?;
            match marker {
                // Start of scan, end of image: no metadata beyond.
                0xDA | 0xD9 => {
                    self.cut = false;
                    self.rest = self.rest.get(from..)?;
                    return None;
                }
                // A fill byte: the marker follows.
                0xFF => self.rest = self.rest.get(from + 1..)?,
                // Markers without content.
                0x00 | 0x01 | 0xD0..=0xD8 => self.rest = rest,
                _ => {
                    let length = usize::from(u16::from_be_bytes(*rest.first_chunk::<2>()?));
                    let content = rest.get(2..length)?;
                    self.rest = rest.get(length..)?;
                    return Some((*marker, content));
                }
            }
        }
    }
}
