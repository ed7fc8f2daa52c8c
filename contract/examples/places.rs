//! Makes the complete table of comuni out of the national register that the Ministry of the Interior publishes:
//! `cargo run -p rapida-contract --features native --example places < REGISTER.csv > assets/places/comuni.tsv`

use std::error::Error;
use std::io::{Read, Write, stdin, stdout};

use rapida_contract::values::gazetteer::read_register;

const HEAD: &str = "\
# Comuni by cadastral code: code, name, province, first day (empty: before 1900), last day (empty: goes on).
# Source: Ministero dell'Interno, ANPR, archivio dei comuni, CC BY 4.0; rows of one code joined, those before 1900 left out.
# complete
";

fn main() -> Result<(), Box<dyn Error>> {
    let mut register = String::new();
    stdin().read_to_string(&mut register)?;
    let places = read_register(&register)?;
    let mut table = stdout().lock();
    table.write_all(HEAD.as_bytes())?;
    for place in places {
        writeln!(table, "{place}")?;
    }
    Ok(())
}
