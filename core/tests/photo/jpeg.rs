//! JPEG: which way is up, what the file says, what is left of it.

use camera::{Exif, with_segments, xmp};
use rapida_core::photo::{Prepared, prepare, thumbnail};
use scene::{CORNERS, Picture, alike, decoded, quarters};
use turbojpeg::Subsamp;

use crate::{camera, scene};

const WHERE: [(u32, u32, u32, char); 2] = [(44, 25, 130, 'N'), (12, 11, 5840, 'E')];
/// Marker and content.
type Segment = (u8, Vec<u8>);

const WHEN: &str = "2026:11:23 09:30:00";

fn assert_upright(prepared: &Prepared, case: &str) {
    let picture = decoded(&prepared.jpeg);
    assert_eq!((picture.width, picture.height), (prepared.width as usize, prepared.height as usize), "{case}");
    for (found, expected) in quarters(&picture).into_iter().zip(CORNERS) {
        assert!(alike(found, expected, 12), "{case}: {found:?} for {expected:?}");
    }
}

#[test]
fn every_orientation_of_every_writer_ends_upright() {
    let subsamplings = [Subsamp::Sub2x2, Subsamp::None, Subsamp::Sub2x1, Subsamp::Sub1x2, Subsamp::Sub4x1];
    for orientation in 1..=8 {
        for (index, subsampling) in subsamplings.into_iter().enumerate() {
            let variant = |bit: usize| (orientation as usize + index) & bit != 0;
            let (big_endian, long_orientation) = (variant(1), variant(2));
            let exif = Exif { big_endian, long_orientation, orientation: Some(orientation), ..Exif::default() };
            let stored = Picture::corners(301, 203).stored(orientation).jpeg(subsampling, variant(4));
            let file = with_segments(&stored, &[(0xE1, exif.block())]);
            let case = format!("orientation {orientation}, {subsampling:?}, big endian {big_endian}");
            let prepared = prepare(&file).expect(&case);
            assert_eq!((prepared.width, prepared.height), (301, 203), "{case}");
            assert_upright(&prepared, &case);
        }
    }
}

#[test]
fn what_writers_put_around_the_orientation_does_not_hide_it() {
    let stored = Picture::corners(240, 160).stored(6).jpeg(Subsamp::Sub2x2, false);
    let full = Exif { orientation: Some(6), position: Some(WHERE), taken_at: Some(WHEN), ..Exif::default() };
    let with_notes = Exif { maker_note: true, thumbnail: true, ..full.clone() };
    let (jfif, icc) = (b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0".to_vec(), b"ICC_PROFILE\0\x01\x01nonsense".to_vec());
    let cases: [(&str, Vec<Segment>); 8] = [
        ("alone", vec![(0xE1, Exif { orientation: Some(6), ..Exif::default() }.block())]),
        ("with maker notes and a thumbnail", vec![(0xE1, with_notes.block())]),
        ("in Motorola's byte order", vec![(0xE1, Exif { big_endian: true, ..with_notes.clone() }.block())]),
        (
            "after JFIF, a comment and a profile",
            vec![(0xE0, jfif), (0xFE, b"ciao".to_vec()), (0xE2, icc), (0xE1, full.block())],
        ),
        ("after XMP that says otherwise", vec![(0xE1, xmp()), (0xE1, full.block())]),
        ("before XMP that says otherwise", vec![(0xE1, full.block()), (0xE1, xmp())]),
        (
            "in the second of two blocks",
            vec![(0xE1, Exif { taken_at: Some(WHEN), ..Exif::default() }.block()), (0xE1, full.block())],
        ),
        ("after a damaged block", vec![(0xE1, b"Exif\0\0II*\0\xFF\xFF\xFF\xFF".to_vec()), (0xE1, full.block())]),
    ];
    for (case, segments) in cases {
        assert_upright(&prepare(&with_segments(&stored, &segments)).expect(case), case);
    }
}

#[test]
fn an_orientation_in_xmp_alone_is_not_believed_as_no_viewer_does() {
    let file = with_segments(&Picture::corners(240, 160).jpeg(Subsamp::Sub2x2, false), &[(0xE1, xmp())]);
    assert_upright(&prepare(&file).expect("a photo"), "XMP only");
}

#[test]
fn where_and_when_come_back_beside_the_picture_and_are_not_in_it() {
    let jpeg = Picture::corners(240, 160).jpeg(Subsamp::Sub2x2, false);
    for big_endian in [false, true] {
        let exif = Exif {
            big_endian,
            position: Some(WHERE),
            taken_at: Some(WHEN),
            maker_note: true,
            thumbnail: true,
            ..Exif::default()
        };
        let photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x05Luogo".to_vec();
        let segments = [(0xE1, exif.block()), (0xE1, xmp()), (0xED, photoshop), (0xFE, b"Fotoric".to_vec())];
        let mut file = with_segments(&jpeg, &segments);
        // What phones append: a second picture, for depth or brightness.
        file.extend_from_slice(&with_segments(&jpeg, &[(0xE1, exif.block())]));
        let prepared = prepare(&file).expect("a photo");
        let point = prepared.position.expect("a position");
        assert!((point.lat - 44.417_027_8).abs() < 1e-6 && (point.lon - 12.199_555_6).abs() < 1e-6, "{point:?}");
        assert_eq!(prepared.taken_at.as_deref(), Some("2026-11-23T09:30:00"));
        assert_eq!(prepared.sha256, rapida_contract::digest::sha256_hex(&prepared.jpeg));
        assert_nothing_left(&prepared.jpeg);
    }
}

/// Only the segments that a decoder needs: JFIF's own, tables, frame, scan.
fn assert_nothing_left(jpeg: &[u8]) {
    for mark in
        ["Exif", "http", "adobe", "Photoshop", "8BIM", "GPS", "Fotoric", "MINI!", "ICC_PROFILE", "2026", "Luogo"]
    {
        assert!(!jpeg.windows(mark.len()).any(|window| window == mark.as_bytes()), "{mark} is left");
    }
    let mut rest = &jpeg[2..];
    while rest[1] != 0xDA {
        let (marker, length) = (rest[1], usize::from(u16::from_be_bytes([rest[2], rest[3]])));
        assert!(matches!(marker, 0xE0 | 0xDB | 0xC0 | 0xC4), "a segment {marker:02X}");
        assert!(marker != 0xE0 || length == 16, "JFIF with a thumbnail");
        rest = &rest[2 + length..];
    }
    let end = jpeg.windows(2).position(|pair| pair == [0xFF, 0xD9]).expect("an end");
    assert_eq!(end + 2, jpeg.len(), "bytes after the end");
}

#[test]
fn a_position_that_is_none_is_not_suggested() {
    let jpeg = Picture::corners(120, 120).jpeg(Subsamp::Sub2x2, false);
    let north = |degrees, letter| Some([(degrees, 0, 0, letter), (12, 0, 0, 'E')]);
    let cases = [
        ("no fix yet", Some([(0, 0, 0, 'N'), (0, 0, 0, 'E')]), None),
        ("beyond the pole", north(91, 'N'), None),
        ("an unknown letter", north(44, 'X'), None),
        ("none", None, None),
        ("south", north(44, 'S'), Some(-44.0)),
    ];
    for (case, position, latitude) in cases {
        let file = with_segments(&jpeg, &[(0xE1, Exif { position, ..Exif::default() }.block())]);
        assert_eq!(prepare(&file).expect(case).position.map(|point| point.lat), latitude, "{case}");
    }
}

#[test]
fn a_time_that_is_none_is_not_suggested() {
    let jpeg = Picture::corners(120, 120).jpeg(Subsamp::Sub2x2, false);
    for time in ["0000:00:00 00:00:00", "    :  :     :  :  ", "2026:13:40 25:00:00", "ieri", ""] {
        let file = with_segments(&jpeg, &[(0xE1, Exif { taken_at: Some(time), ..Exif::default() }.block())]);
        assert_eq!(prepare(&file).expect(time).taken_at, None, "{time}");
    }
}

#[test]
fn a_photo_is_fitted_within_2048_pixels_and_never_enlarged() {
    let cases = [
        ((4000, 3000), 1, (2048, 1536)),
        ((4001, 2999), 8, (1535, 2048)),
        ((2049, 1000), 3, (2048, 1000)),
        ((5000, 101), 1, (2048, 41)),
        ((2048, 2048), 7, (2048, 2048)),
        ((100, 100), 1, (100, 100)),
        ((333, 777), 5, (777, 333)),
    ];
    for ((width, height), orientation, expected) in cases {
        let exif = Exif { orientation: Some(orientation), ..Exif::default() };
        let jpeg =
            Picture::new(width, height, |x, _| [if x % 64 < 32 { 90 } else { 170 }; 3]).jpeg(Subsamp::Sub2x2, false);
        let prepared = prepare(&with_segments(&jpeg, &[(0xE1, exif.block())])).expect("a photo");
        assert_eq!((prepared.width, prepared.height), expected, "{width} × {height}");
        assert_eq!(
            (decoded(&prepared.jpeg).width, decoded(&prepared.jpeg).height),
            (expected.0 as usize, expected.1 as usize)
        );
    }
}

#[test]
fn shrinking_keeps_what_is_where_it_is() {
    for (subsampling, side) in [(Subsamp::Sub2x2, 4001), (Subsamp::None, 4099), (Subsamp::Sub2x1, 2999)] {
        let seen = Picture::new(side, side / 2, |x, y| [(x * 255 / side) as u8, (y * 510 / side) as u8, 128]);
        let prepared = prepare(&seen.jpeg(subsampling, false)).expect("a photo");
        let picture = decoded(&prepared.jpeg);
        for (x, y) in [(0, 0), (2047, 0), (0, 1023), (2047, 1023), (1024, 512), (511, 767)] {
            let expected = [(x * 255 / 2047) as u8, (y * 255 / 1023) as u8, 128];
            let found = picture.pixels[y.min(picture.height - 1) * picture.width + x];
            assert!(alike(found, expected, 6), "{subsampling:?} at {x}, {y}: {found:?} for {expected:?}");
        }
    }
}

#[test]
fn a_grey_photo_stays_grey() {
    let seen = Picture::corners(3000, 150);
    let file = with_segments(
        &seen.stored(8).jpeg(Subsamp::Gray, true),
        &[(0xE1, Exif { orientation: Some(8), ..Exif::default() }.block())],
    );
    let prepared = prepare(&file).expect("a photo");
    assert_eq!((prepared.width, prepared.height), (2048, 102));
    assert!(decoded(&prepared.jpeg).pixels.iter().all(|[r, g, b]| r == g && g == b));
}

#[test]
fn stray_bytes_between_markers_do_not_spoil_a_photo() {
    let jpeg = Picture::corners(200, 200).jpeg(Subsamp::Sub2x2, false);
    let (picture, end) = jpeg.split_at(jpeg.len() - 2);
    let file = [picture, b"\0\0\x12\x34", end].concat();
    assert_upright(&prepare(&file).expect("a photo"), "stray bytes");
}

#[test]
fn a_thumbnail_is_the_same_picture_smaller() {
    let prepared = prepare(&Picture::corners(1200, 800).jpeg(Subsamp::Sub2x2, false)).expect("a photo");
    let picture = decoded(&thumbnail(&prepared.jpeg, 160).expect("a thumbnail"));
    assert_eq!((picture.width, picture.height), (160, 107));
    for (found, expected) in quarters(&picture).into_iter().zip(CORNERS) {
        assert!(alike(found, expected, 12), "{found:?} for {expected:?}");
    }
}
