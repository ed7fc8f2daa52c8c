//! The three facts of an Exif block (CIPA DC-008) that matter here: which way is up, where, when.
//!
//! Cameras and programs write Exif with every liberty: either byte order, values in the wrong integer type, broken offsets
//! in maker notes. Each fact is therefore read by itself; what cannot be read is as if it were absent.

use jiff::civil::DateTime;
use rapida_contract::place::Point;

/// Which way is up, as Exif numbers it: 1 is upright; 5 to 8 exchange width and height.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Orientation(u8);

impl Orientation {
    /// As stored.
    pub(super) const UPRIGHT: Self = Self(1);

    /// The orientation of this number; none beyond 1 to 8.
    pub(super) fn new(number: u32) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=8).contains(number)).map(Self)
    }

    /// Whether width and height change places.
    pub(super) fn swaps_axes(self) -> bool {
        self.0 >= 5
    }

    /// Whether the stored columns run against the upright picture's axis that they become.
    pub(super) fn mirrors_columns(self) -> bool {
        matches!(self.0, 2 | 3 | 7 | 8)
    }

    /// Whether the stored rows run against the upright picture's axis that they become.
    pub(super) fn mirrors_rows(self) -> bool {
        matches!(self.0, 3 | 4 | 6 | 7)
    }
}

/// What an Exif block says, as far as it says it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Facts {
    pub(super) orientation: Option<Orientation>,
    pub(super) position: Option<Point>,
    /// Local time, `2026-11-23T09:30:00`.
    pub(super) taken_at: Option<String>,
}

impl Facts {
    /// These facts, completed by those of a further block.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            orientation: self.orientation.or(other.orientation),
            position: self.position.or(other.position),
            taken_at: self.taken_at.or(other.taken_at),
        }
    }

    /// Reads a TIFF structure: the content of an Exif segment or chunk, with or without the prefix `Exif\0\0`.
    pub(super) fn read(block: &[u8]) -> Self {
        let tiff = block.strip_prefix(b"Exif\0").and_then(|rest| rest.get(1..)).unwrap_or(block);
        let Some(tiff) = Tiff::new(tiff) else { return Self::default() };
        let Some(first) = tiff.long(4) else { return Self::default() };
        let camera = tiff.number(first, tag::EXIF);
        Self {
            orientation: tiff.number(first, tag::ORIENTATION).and_then(Orientation::new),
            position: tiff.number(first, tag::GPS).and_then(|gps| tiff.position(gps)),
            taken_at: camera.and_then(|camera| tiff.text(camera, tag::DATE_TIME_ORIGINAL)).and_then(local_time),
        }
    }
}

mod tag {
    pub(super) const ORIENTATION: u16 = 0x0112;
    pub(super) const EXIF: u16 = 0x8769;
    pub(super) const GPS: u16 = 0x8825;
    pub(super) const DATE_TIME_ORIGINAL: u16 = 0x9003;
    pub(super) const LATITUDE_REF: u16 = 1;
    pub(super) const LATITUDE: u16 = 2;
    pub(super) const LONGITUDE_REF: u16 = 3;
    pub(super) const LONGITUDE: u16 = 4;
}

/// A TIFF structure (TIFF 6.0): directories of entries of 12 bytes each.
struct Tiff<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

/// One entry's value: its type, how many, and the bytes from where it is kept on.
struct Entry<'a> {
    kind: u16,
    count: usize,
    value: &'a [u8],
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let big_endian = match bytes.first_chunk::<4>()? {
            b"II*\0" => false,
            b"MM\0*" => true,
            _ => return None,
        };
        Some(Self { bytes, big_endian })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk::<2>()?;
        Some(if self.big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = *self.bytes.get(at..)?.first_chunk::<4>()?;
        Some(if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    /// The offset of an entry's value within a directory: inline where it fits into four bytes.
    fn entry(&self, directory: u32, tag: u16) -> Option<Entry<'a>> {
        let start = directory as usize;
        let entries = usize::from(self.short(start)?);
        let at = (0..entries)
            .map(|index| start.saturating_add(2 + index * 12))
            .take_while(|at| at.saturating_add(12) <= self.bytes.len())
            .find(|at| self.short(*at) == Some(tag))?;
        let (kind, count) = (self.short(at + 2)?, self.long(at + 4)? as usize);
        let bytes = count.saturating_mul(size_of_type(kind)?);
        let place = if bytes <= 4 { at + 8 } else { self.long(at + 8)? as usize };
        let value = self.bytes.get(place..place.saturating_add(bytes))?;
        Some(Entry { kind, count, value })
    }

    /// A single whole number, whichever integer type the writer chose.
    fn number(&self, directory: u32, tag: u16) -> Option<u32> {
        let entry = self.entry(directory, tag)?;
        let value = Tiff { bytes: entry.value, big_endian: self.big_endian };
        match entry.kind {
            1 => entry.value.first().copied().map(u32::from),
            3 => value.short(0).map(u32::from),
            4 | 13 => value.long(0),
            _ => None,
        }
    }

    fn text(&self, directory: u32, tag: u16) -> Option<&'a str> {
        let entry = self.entry(directory, tag)?;
        let text = entry.value.split(|byte| *byte == 0).next()?;
        std::str::from_utf8(text).ok().map(str::trim)
    }

    /// Degrees, minutes and seconds as up to three fractions. Some writers give degrees with decimals only.
    fn degrees(&self, directory: u32, tag: u16) -> Option<f64> {
        let entry = self.entry(directory, tag)?;
        if !matches!(entry.kind, 5 | 10) || entry.count == 0 {
            return None;
        }
        let value = Tiff { bytes: entry.value, big_endian: self.big_endian };
        let part = |index: usize| {
            let (above, below) = (value.long(index * 8)?, value.long(index * 8 + 4)?);
            // An unset part is written 0/0 by some.
            Some(if above == 0 && below == 0 { 0.0 } else { f64::from(above) / f64::from(below) })
        };
        let whole = part(0)?;
        let degrees = whole + part(1).unwrap_or(0.0) / 60.0 + part(2).unwrap_or(0.0) / 3600.0;
        degrees.is_finite().then_some(degrees)
    }

    fn sign(&self, directory: u32, tag: u16, positive: &str, negative: &str) -> Option<f64> {
        let reference = self.text(directory, tag)?;
        if reference.eq_ignore_ascii_case(positive) {
            Some(1.0)
        } else {
            reference.eq_ignore_ascii_case(negative).then_some(-1.0)
        }
    }

    /// The position of a GPS directory. Exactly 0, 0 is what cameras write before they have a fix.
    fn position(&self, gps: u32) -> Option<Point> {
        let lat = self.degrees(gps, tag::LATITUDE)? * self.sign(gps, tag::LATITUDE_REF, "N", "S")?;
        let lon = self.degrees(gps, tag::LONGITUDE)? * self.sign(gps, tag::LONGITUDE_REF, "E", "W")?;
        let point = Point { lat, lon };
        (point.is_on_earth() && (lat, lon) != (0.0, 0.0)).then_some(point)
    }
}

fn size_of_type(kind: u16) -> Option<usize> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

/// `2026:11:23 09:30:00` as ISO 8601; none for the zeros and blanks that cameras without a clock write.
fn local_time(text: &str) -> Option<String> {
    let (date, time) = text.split_once(' ')?;
    let time: DateTime = format!("{}T{time}", date.replace(':', "-")).parse().ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}
