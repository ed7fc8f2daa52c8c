//! Writes what cameras and programs write into photos: Exif blocks in either byte order, and the segments of a JPEG.

/// An Exif block to be written.
#[derive(Clone, Default)]
pub struct Exif<'a> {
    /// `MM` instead of `II`.
    pub big_endian: bool,
    /// 1 to 8; none where the camera does not say.
    pub orientation: Option<u16>,
    /// Writes the orientation as a 32-bit number, as some programs do.
    pub long_orientation: bool,
    /// Latitude and longitude as degrees, minutes, hundredths of seconds, with their letters.
    pub position: Option<[(u32, u32, u32, char); 2]>,
    /// `2026:11:23 09:30:00`.
    pub taken_at: Option<&'a str>,
    /// A maker note whose own offsets lead nowhere.
    pub maker_note: bool,
    /// A second directory with a thumbnail.
    pub thumbnail: bool,
}

/// A directory entry: tag, type, count, value bytes.
type Entry = (u16, u16, u32, Vec<u8>);

impl Exif<'_> {
    /// The block, from `Exif\0\0` on.
    pub fn block(&self) -> Vec<u8> {
        let short = |value: u16| if self.big_endian { value.to_be_bytes() } else { value.to_le_bytes() };
        let mut first: Vec<Entry> = vec![(0x010F, 2, 8, b"Fotoric\0".to_vec())];
        if let Some(orientation) = self.orientation {
            first.push(if self.long_orientation {
                (0x0112, 4, 1, self.long(orientation.into()))
            } else {
                (0x0112, 3, 1, short(orientation).to_vec())
            });
        }
        let mut camera: Vec<Entry> = Vec::new();
        if let Some(taken_at) = self.taken_at {
            camera.push((0x9003, 2, taken_at.len() as u32 + 1, [taken_at.as_bytes(), b"\0"].concat()));
        }
        if self.maker_note {
            camera.push((0x927C, 7, 24, b"Fotoric\0II*\0\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x7FGPS!".to_vec()));
        }
        let gps = self.position.map(|position| self.gps(position)).unwrap_or_default();

        let mut tiff = if self.big_endian { b"MM\0*\0\0\0\x08".to_vec() } else { b"II*\0\x08\0\0\0".to_vec() };
        let pointers = usize::from(!camera.is_empty()) + usize::from(!gps.is_empty());
        let mut next = 8 + size(&first) + pointers * 12;
        for (tag, entries) in [(0x8769, &camera), (0x8825, &gps)] {
            if !entries.is_empty() {
                first.push((tag, 4, 1, self.long(next as u32)));
                next += size(entries);
            }
        }
        let thumbnail = if self.thumbnail { next as u32 } else { 0 };
        self.write(&mut tiff, &first, thumbnail);
        for entries in [&camera, &gps] {
            if !entries.is_empty() {
                self.write(&mut tiff, entries, 0);
            }
        }
        if self.thumbnail {
            let picture = tiff.len() as u32 + 2 + 2 * 12 + 4;
            self.write(&mut tiff, &[(0x0201, 4, 1, self.long(picture)), (0x0202, 4, 1, self.long(9))], 0);
            tiff.extend_from_slice(b"\xFF\xD8MINI!\xFF\xD9");
        }
        [b"Exif\0\0", tiff.as_slice()].concat()
    }

    fn long(&self, value: u32) -> Vec<u8> {
        if self.big_endian { value.to_be_bytes().to_vec() } else { value.to_le_bytes().to_vec() }
    }

    fn gps(&self, position: [(u32, u32, u32, char); 2]) -> Vec<Entry> {
        let mut entries = vec![(0, 1, 4, vec![2, 3, 0, 0])];
        for ((degrees, minutes, hundredths, letter), tag) in position.into_iter().zip([1, 3]) {
            entries.push((tag, 2, 2, vec![letter as u8, 0]));
            let fractions = [degrees, 1, minutes, 1, hundredths, 100];
            entries.push((tag + 1, 5, 3, fractions.into_iter().flat_map(|part| self.long(part)).collect()));
        }
        entries
    }

    fn write(&self, tiff: &mut Vec<u8>, entries: &[Entry], next: u32) {
        let short = |value: u16| if self.big_endian { value.to_be_bytes() } else { value.to_le_bytes() };
        let mut aside_at = tiff.len() + 2 + entries.len() * 12 + 4;
        let mut aside = Vec::new();
        tiff.extend(short(entries.len() as u16));
        for (tag, kind, count, value) in entries {
            tiff.extend(short(*tag));
            tiff.extend(short(*kind));
            tiff.extend(self.long(*count));
            if value.len() <= 4 {
                tiff.extend(value.iter().copied().chain([0; 4]).take(4));
            } else {
                tiff.extend(self.long(aside_at as u32));
                aside_at += value.len();
                aside.extend_from_slice(value);
            }
        }
        tiff.extend(self.long(next));
        tiff.extend(aside);
    }
}

/// Bytes of a directory with what it keeps aside.
fn size(entries: &[Entry]) -> usize {
    let aside = |(_, _, _, value): &Entry| if value.len() > 4 { value.len() } else { 0 };
    2 + entries.len() * 12 + 4 + entries.iter().map(aside).sum::<usize>()
}

/// A JPEG with further segments after its beginning.
pub fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let (start, rest) = jpeg.split_at(2);
    let mut out = start.to_vec();
    for (marker, content) in segments {
        out.extend([0xFF, *marker]);
        out.extend((content.len() as u16 + 2).to_be_bytes());
        out.extend_from_slice(content);
    }
    out.extend_from_slice(rest);
    out
}

/// The XMP segment of a picture editor, which names the place in words.
pub fn xmp() -> Vec<u8> {
    let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="8" exif:GPSLatitude="44,25.02N"/></x:xmpmeta>"#;
    [b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat()
}
