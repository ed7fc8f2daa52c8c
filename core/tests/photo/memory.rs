//! How much memory a file can make us take: each is prepared in a process of its own, whose peak the system tells.
#![cfg(target_os = "linux")]

use std::io::Write;
use std::process::Command;

use png::{BitDepth, ColorType};
use rapida_core::photo::prepare_owned;
use scene::Picture;
use turbojpeg::Subsamp;

use crate::{files, scene};

/// Names the file to the process that prepares it.
const FILE: &str = "RAPIDA_PHOTO";
/// The largest picture that is taken, in pixels.
const SIDES: (usize, usize) = (8000, 6000);

/// Prepares one file and tells the peak in kilobytes. Started by [`peak_mb`] alone.
#[test]
#[ignore = "it is one half of another test"]
fn prepares_one_file() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let outcome = prepare_owned(std::fs::read(path).expect("the file")).map(|prepared| prepared.width);
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).expect("it has a peak");
    println!("{peak}\n{outcome:?}");
}

/// The peak of a process that prepares a file, in megabytes.
fn peak_mb(file: &[u8]) -> u64 {
    let mut kept = tempfile::NamedTempFile::new().expect("a file");
    kept.write_all(file).expect("it is written");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "memory::prepares_one_file", "--ignored", "--nocapture"]).env(FILE, kept.path());
    let told = String::from_utf8(command.output().expect("it starts").stdout).expect("text");
    let peak = told.lines().find_map(|line| line.split_once("VmHWM:")).unwrap_or_else(|| panic!("no peak: {told}")).1;
    peak.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1024
}

#[test]
fn a_progressive_jpeg_takes_its_coefficients_and_little_more() {
    let file = Picture::new(SIDES.0, SIDES.1, |_, _| [90, 120, 60]).jpeg(Subsamp::None, true);
    let peak = peak_mb(&file);
    assert!(peak < 400, "{peak} MB");
}

#[test]
fn a_png_that_inflates_a_thousandfold_is_read_row_by_row() {
    let rows = vec![0; SIDES.0 * SIDES.1 * 3];
    let file = files::png(SIDES.0, SIDES.1, ColorType::Rgb, BitDepth::Eight, &rows, None);
    assert!(file.len() < rows.len() / 100, "it is a bomb: {} bytes", file.len());
    let peak = peak_mb(&file);
    assert!(peak < 100, "{peak} MB");
}

#[test]
fn metadata_that_inflates_to_a_quarter_of_a_gigabyte_stays_as_it_is() {
    for (kind, name) in files::TEXTS {
        let peak = peak_mb(&files::with_inflating(kind, name));
        assert!(peak < 100, "{}: {peak} MB", kind.escape_ascii());
    }
}
