//! Preparing a photo against npm `sharp`: whole processes, taking turns in one run, on photos of 12 and 48 megapixels.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::within;
use crate::house::House;
use crate::process::{program, read, run};
use crate::progress::step;

/// Megapixels, and the sides of a sensor that has them.
const PHOTOS: [(u32, &str, &str); 2] = [(12, "4000", "3000"), (48, "8000", "6000")];
/// Timed runs of each, after one that is not counted.
const RUNS: usize = 11;
/// Runs whose memory is watched; they are not timed.
const WATCHED: usize = 3;
/// What it is to stay within: time as a ratio, MiB, and how far below the peer's PSNR it may fall, in dB.
const TARGETS: [(&str, f64); 3] = [("ratio", 0.40), ("peak_mib", 40.0), ("psnr_below_peer", 0.0)];
/// The peer's version.
const SHARP: &str = "0.35.5";

/// The peer at the same task, given the input and the output.
const PEER: &str = "const [input, output] = process.argv.slice(2);
require('sharp')(input).rotate().resize(2048, 2048, { fit: 'inside', withoutEnlargement: true })
  .jpeg({ quality: 80 }).toFile(output).catch((error) => { console.error(error); process.exit(1); });
";

/// Runs the bench.
pub fn bench(house: &House, as_json: bool) -> Result<()> {
    let folder = house.built("bench/photo");
    fs::create_dir_all(&folder)?;
    let programs = step("build the release programs", || build(house))?;
    step("install sharp", || install_sharp(&folder))?;
    let results = PHOTOS.map(|(megapixels, width, height)| {
        step(&format!("{megapixels} megapixels"), || measure(&programs, &folder, megapixels, width, height))
    });
    let results = results.into_iter().collect::<Result<Vec<Value>>>()?;
    if as_json {
        println!("{}", json!({ "results": results }));
    } else {
        print_table(&results);
    }
    within(&results, &TARGETS)
}

/// The programs of `core/examples`.
struct Programs {
    prepare: PathBuf,
    bench: PathBuf,
}

fn build(house: &House) -> Result<Programs> {
    let examples = ["--example", "prepare_photo", "--example", "bench_photo"];
    run(program("cargo", &house.path("")).args(["build", "--release", "--quiet", "-p", "rapida-core"]).args(examples))?;
    let built = |name| house.built("release/examples").join(name);
    Ok(Programs { prepare: built("prepare_photo"), bench: built("bench_photo") })
}

fn install_sharp(folder: &Path) -> Result<()> {
    fs::write(folder.join("peer.cjs"), PEER)?;
    let installed = folder.join("node_modules/sharp/package.json");
    if fs::read_to_string(installed).is_ok_and(|manifest| manifest.contains(&format!("\"version\": \"{SHARP}\""))) {
        return Ok(());
    }
    fs::write(folder.join("package.json"), json!({ "private": true, "dependencies": { "sharp": SHARP } }).to_string())?;
    run(program("npm", folder).args(["install", "--no-fund", "--no-audit", "--loglevel=error"]))
}

fn measure(programs: &Programs, folder: &Path, megapixels: u32, width: &str, height: &str) -> Result<Value> {
    let path = |name: &str| folder.join(format!("{name}-{megapixels}.jpg"));
    let (photo, by_us, by_peer) = (path("photo"), path("ours"), path("peer"));
    run(program(&programs.bench, folder).args(["make", width, height]).arg(&photo))?;
    let ours = || silent(program(&programs.prepare, folder).args([&photo, &by_us]));
    let peer = || silent(program("node", folder).arg("peer.cjs").args([&photo, &by_peer]));

    let mut times = [Vec::new(), Vec::new()];
    for turn in 0..=RUNS {
        let taken = [timed(&mut ours())?, timed(&mut peer())?];
        if turn > 0 {
            times.iter_mut().zip(taken).for_each(|(times, taken)| times.push(taken));
        }
    }
    let [ours_ms, peer_ms] = times.map(median_ms);
    let compared = read(program(&programs.bench, folder).arg("compare").args([&photo, &by_us, &by_peer]))?;
    let compared: Value = serde_json::from_str(&compared)?;
    let [of_ours, of_peer] = compared.as_array().map(Vec::as_slice).unwrap_or_default() else {
        bail!("bench_photo compared something else: {compared}");
    };
    let left = of_ours.get("metadata").and_then(Value::as_array).context("no word about metadata")?;
    ensure!(left.is_empty(), "metadata is left in our photo: {left:?}");
    Ok(json!({
        "megapixels": megapixels,
        "ratio": rounded(ours_ms / peer_ms, 1000.0),
        "ours_ms": rounded(ours_ms, 10.0),
        "peer_ms": rounded(peer_ms, 10.0),
        "peak_mib": peak_mib(&ours)?,
        "peer_peak_mib": peak_mib(&peer)?,
        "psnr_ours": of_ours.get("psnr"),
        "psnr_peer": of_peer.get("psnr"),
        "psnr_below_peer": (psnr(of_peer) - psnr(of_ours)).max(0.0),
        "bytes_in": fs::metadata(&photo)?.len(),
        "bytes_ours": of_ours.get("bytes"),
        "bytes_peer": of_peer.get("bytes"),
        "metadata_left": left.len(),
    }))
}

fn psnr(compared: &Value) -> f64 {
    compared.get("psnr").and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn silent(command: &mut Command) -> Command {
    let mut silent = Command::new(command.get_program());
    silent.args(command.get_args()).stdin(Stdio::null()).stdout(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        silent.current_dir(folder);
    }
    silent
}

/// From the start of a process to its end.
fn timed(command: &mut Command) -> Result<Duration> {
    let begun = Instant::now();
    run(command)?;
    Ok(begun.elapsed())
}

fn median_ms(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

/// The most memory that a process held, in MiB: the kernel's own high-water mark, read until the process is gone.
fn peak_mib(command: &dyn Fn() -> Command) -> Result<f64> {
    let mut peak_kib = 0;
    for _ in 0..WATCHED {
        let mut child = command().spawn()?;
        let status = format!("/proc/{}/status", child.id());
        while child.try_wait()?.is_none() {
            peak_kib = peak_kib.max(high_water_kib(&status).unwrap_or(0));
            std::thread::sleep(Duration::from_micros(300));
        }
    }
    ensure!(peak_kib > 0, "the memory of a process could not be read from /proc");
    Ok(rounded(f64::from(peak_kib) / 1024.0, 10.0))
}

fn high_water_kib(status: &str) -> Option<u32> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

fn rounded(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}

fn print_table(results: &[Value]) {
    println!(
        "{:>4} {:>9} {:>9} {:>7} {:>9} {:>10} {:>10}",
        "MP", "ours ms", "peer ms", "ratio", "peak MiB", "PSNR ours", "PSNR peer"
    );
    for result in results {
        let number = |key: &str| result.get(key).and_then(Value::as_f64).unwrap_or(f64::NAN);
        println!(
            "{:>4} {:>9.1} {:>9.1} {:>7.3} {:>9.1} {:>10.2} {:>10.2}",
            number("megapixels"),
            number("ours_ms"),
            number("peer_ms"),
            number("ratio"),
            number("peak_mib"),
            number("psnr_ours"),
            number("psnr_peer"),
        );
    }
}
