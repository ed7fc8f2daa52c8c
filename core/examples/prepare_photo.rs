//! Prepares one photo as the app does before it sends it, and prints what it found as JSON.
//!
//! `cargo run --release -p rapida-core --example prepare_photo -- IN OUT`

use std::fs::File;
use std::io::Read;
use std::process::ExitCode;

use rapida_core::photo::{self, PhotoError};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, output] = arguments.as_slice() else {
        eprintln!("Uso: prepare_photo FOTO USCITA.jpg");
        return ExitCode::from(2);
    };
    match prepare(input, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn prepare(input: &str, output: &str) -> Result<(), Box<dyn std::error::Error>> {
    let prepared = photo::prepare_owned(read(input)?)?;
    std::fs::write(output, &prepared.jpeg)?;
    let position = prepared.position.map(|point| serde_json::json!({ "lat": point.lat, "lon": point.lon }));
    let found = serde_json::json!({
        "width": prepared.width,
        "height": prepared.height,
        "bytes": prepared.jpeg.len(),
        "sha256": prepared.sha256,
        "position": position,
        "taken_at": prepared.taken_at,
    });
    #[expect(clippy::print_stdout, reason = "the result of this program")]
    {
        println!("{found}");
    }
    Ok(())
}

/// Reads a file into a buffer of just its size, and none that is too large to be a photo.
fn read(path: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > photo::BYTES_MAX {
        return Err(PhotoError::TooManyBytes.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length)?);
    file.take(photo::BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
