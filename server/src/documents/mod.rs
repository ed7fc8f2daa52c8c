//! Documents that the municipality issues, as PDF: templates in `assets/documents`, set by Typst.
//!
//! Data reach a template as JSON that it reads. They are never part of its text: what looks like markup in them is text.

mod decision;
mod legible;
mod qr;
mod ranking;
mod routes;
#[cfg(test)]
mod tests;
mod world;

use rapida_contract::Timestamp;
use rapida_contract::problem::Problem;
use serde::Serialize;
use tokio::sync::Semaphore;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::calendar::rome;
use crate::problem::{internal, unavailable};
pub use decision::Decision;
pub use ranking::RankingTable;
pub use routes::{answer, routes};
use world::Setting;

/// One document at a time: each uses all processors that it finds.
static MAKING: Semaphore = Semaphore::const_new(1);

/// Why a document was not made; nothing of its data.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct NotMade(String);

/// A document before it is made.
struct Order {
    template: &'static str,
    /// What the template reads.
    json: String,
    /// What the document is, for ever the same.
    id: String,
    /// The date that it bears.
    at: Timestamp,
}

impl Order {
    fn new(template: &'static str, data: &impl Serialize, id: String, at: Timestamp) -> Self {
        let data = serde_json::to_value(data).expect("plain data is always JSON");
        Self { template, json: legible::data(data, world::has).to_string(), id, at }
    }

    /// The document, as PDF/A-2a and PDF/UA-1. The same order is the same bytes.
    async fn make(self) -> Result<Vec<u8>, Problem> {
        let _alone = MAKING.acquire().await.map_err(|_| unavailable())?;
        let made = tokio::task::spawn_blocking(move || self.pdf()).await.map_err(|_| internal())?;
        made.map_err(|error| {
            tracing::error!(%error, "a document was not made");
            internal()
        })
    }

    fn pdf(self) -> Result<Vec<u8>, NotMade> {
        let (setting, options) = (Setting::new(self.template, self.json), options(self.id, self.at)?);
        let set = typst::compile::<PagedDocument>(&setting).output;
        let made = set.and_then(|document| typst_pdf::pdf(&document, &options));
        // What was worked out on the way lies in the memory of the whole program, with names and reasons.
        typst::comemo::evict(0);
        made.map_err(|all| NotMade(all.iter().map(said).collect::<Vec<_>>().join("; ")))
    }
}

/// What went wrong, up to the first thing that it quotes: that may be somebody's words.
fn said(why: &SourceDiagnostic) -> String {
    why.message.split(['`', '"']).next().unwrap_or_default().trim_end().to_owned()
}

fn options(id: String, at: Timestamp) -> Result<PdfOptions, NotMade> {
    let broken = || NotMade("a date that no document bears".into());
    let local = at.to_zoned(rome());
    let part = |number: i8| u8::try_from(number).map_err(|_| broken());
    let (month, day) = (part(local.month())?, part(local.day())?);
    let (hour, minute, second) = (part(local.hour())?, part(local.minute())?, part(local.second())?);
    let date = Datetime::from_ymd_hms(local.year().into(), month, day, hour, minute, second).ok_or_else(broken)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    Ok(PdfOptions {
        ident: Smart::Custom(id),
        creator: Smart::Custom(Some("Rapida".into())),
        timestamp: typst_pdf::Timestamp::new_local(date, local.offset().seconds() / 60),
        standards: standards.map_err(|why| NotMade(why.message().to_string()))?,
        ..PdfOptions::default()
    })
}
