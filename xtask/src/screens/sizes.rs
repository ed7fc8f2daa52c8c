//! What the first screen weighs on its way to a phone.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;

use crate::house::House;

/// Bytes, with brotli, of the first screen's wasm, JavaScript and styles together: 350 kB.
const BUDGET: usize = 350_000;

struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// A table on standard output.
pub fn print(house: &House) -> Result<()> {
    let weights = weigh(house)?;
    println!("{:<34} {:>9} {:>9}", "first screen", "raw", "brotli");
    for weight in &weights {
        println!("{:<34} {:>9} {:>9}", weight.name, weight.raw, weight.brotli);
    }
    let (raw, brotli) = total(&weights);
    println!("{:<34} {raw:>9} {brotli:>9}  of {BUDGET}", "together");
    Ok(())
}

/// Fails over the budget.
pub fn check(house: &House) -> Result<()> {
    print(house)?;
    let (_, brotli) = total(&weigh(house)?);
    if brotli > BUDGET {
        bail!("the first screen weighs {brotli} bytes with brotli, more than {BUDGET}");
    }
    Ok(())
}

fn total(weights: &[Weight]) -> (usize, usize) {
    weights.iter().fold((0, 0), |(raw, brotli), weight| (raw + weight.raw, brotli + weight.brotli))
}

fn weigh(house: &House) -> Result<Vec<Weight>> {
    let dist = house.path("app/dist");
    let page = fs::read_to_string(dist.join("index.html"))?;
    // The script that the page names starts these; `app.js` is one file with all that it imports.
    let mut files = vec![dist.join("app.js"), dist.join("app_bg.wasm")];
    files.extend(linked(&page).into_iter().map(|name| dist.join(name)));
    files.sort();
    files.dedup();
    files.into_iter().map(weigh_one).collect()
}

/// The styles and scripts that the page names.
fn linked(page: &str) -> Vec<String> {
    let values = page.split(['"', '\'']).filter(|value| value.ends_with(".css") || value.ends_with(".js"));
    values.map(|value| value.trim_start_matches("./").trim_start_matches('/').to_owned()).collect()
}

fn weigh_one(file: PathBuf) -> Result<Weight> {
    let bytes = fs::read(&file).with_context(|| format!("{} is not built", file.display()))?;
    let mut small = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &parameters)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Weight { name, raw: bytes.len(), brotli: small.len() })
}
