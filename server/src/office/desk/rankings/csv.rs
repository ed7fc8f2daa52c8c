//! A run as a table for a spreadsheet: numbers of receipts, and no name. RFC 4180, with the semicolons that Italian spreadsheets
//! read.

use rapida_contract::ranking::run::Run;

use super::table::{Schools, outcome, rows};
use crate::rankings::page::points;

/// A table of all that were ranked, and of those that were left out.
pub(super) fn of(run: &Run, schools: &Schools) -> String {
    let heads = ["numero", "bando", "graduatoria", "posizione", "fascia", "punti", "esito", "escluso"];
    let mut lines = vec![line(&heads.map(str::to_owned))];
    let rules = &run.inputs.rules;
    for row in rows(run) {
        lines.push(line(&[
            row.number.to_owned(),
            row.call.to_owned(),
            row.group.map(|group| group.label.it.clone()).unwrap_or_default(),
            row.position.map(|position| position.to_string()).unwrap_or_default(),
            row.band.map(|band| band.label.it.clone()).unwrap_or_default(),
            row.points.map(points).unwrap_or_default(),
            row.outcome.map(|what| outcome(what, schools)).unwrap_or_default(),
            row.excluded.map(|why| rules.reason(why).it.clone()).unwrap_or_default(),
        ]));
    }
    lines.concat()
}

fn line(cells: &[String]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    format!("{}\r\n", quoted.join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_and_a_semicolon_stay_in_their_cell() {
        assert_eq!(line(&["a;b".into(), "\"c\"".into(), String::new()]), "\"a;b\";\"\"\"c\"\"\";\"\"\r\n");
    }
}
