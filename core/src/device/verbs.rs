//! What a screen asks of what is already there.

use std::sync::PoisonError;

use jiff::Timestamp;
use rapida_contract::changes::{PublicReport, Topic};
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::ipc::{
    CheckedReceipt, Connection, Delivery, Home, PublicCard, ReportCard, ReportPage, Settings, Surroundings, Transfer,
};
use rapida_contract::municipality::Municipality;
use rapida_contract::place::Point;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::progress::Turn;

use super::{Device, pump, sent_forms};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::my_data::Paper;
use crate::{
    drafts, follows, municipality, outbox, places, proceedings, receipts, reports, settings, submissions, sync,
};

/// Reports under way that the first screen shows.
const UNDER_WAY: usize = 5;

impl Device {
    /// The Comune.
    pub fn municipality(&self) -> Result<Municipality> {
        self.store.with(|store| municipality::get(&store.cache))
    }

    /// What the first screen shows.
    pub fn home(&self) -> Result<Home> {
        let (form_drafts, owner) = (self.form_drafts(None)?, self.owner().unwrap_or_default());
        self.store.with(|store| {
            let (refused, sent): (Vec<_>, Vec<_>) =
                sent_forms::cards(store, &owner)?.into_iter().partition(|card| is_refused(&card.delivery));
            let sent_forms = refused.into_iter().chain(sent.into_iter().take(UNDER_WAY)).collect();
            let own = reports::list(store, self.municipal_time(store)?)?.into_iter().filter(|card| !card.followed);
            let (to_do, rest): (Vec<_>, Vec<_>) = own.partition(needs_the_person);
            let open = |card: &ReportCard| card.state.is_none_or(|state| !state.is_closed());
            let under_way = rest.into_iter().filter(open).take(UNDER_WAY).collect();
            Ok(Home { to_do, drafts: drafts::list(&store.citizen)?, form_drafts, under_way, sent_forms })
        })
    }

    /// Whether the municipality answers, and what waits.
    pub fn connection(&self) -> Result<Connection> {
        let (queued, next_try) = self.store.citizen(outbox::waiting)?;
        let known = self.connection.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let network = pump::heard(known.network, next_try, self.world.now());
        Ok(Connection { network, queued, next_try, ..known })
    }

    /// Language and appearance.
    pub fn settings(&self) -> Result<Settings> {
        self.store.citizen(settings::get)
    }

    /// Remembers language and appearance.
    pub fn save_settings(&self, settings: &Settings) -> Result<()> {
        self.store.change(|citizen| settings::save(citizen, settings))
    }

    /// Whether the person chose to lift their lock by finger or face.
    pub(crate) fn uses_biometrics(&self) -> Result<bool> {
        self.store.citizen(settings::uses_biometrics)
    }

    /// Remembers whether they do.
    pub(crate) fn use_biometrics(&self, on: bool) -> Result<()> {
        self.store.change(|citizen| settings::use_biometrics(citizen, on))
    }

    /// How a point lies to the Comune, and what is reported near it.
    pub fn look_around(&self, point: Point, category: Option<&str>) -> Result<Surroundings> {
        let territory = self.border.territory(point);
        let nearby = self.store.with(|store| {
            let found = places::nearby(&store.cache, point, category)?;
            found.into_iter().map(|(report, metres)| public_card(store, report, Some(metres))).collect()
        })?;
        Ok(Surroundings { territory, nearby })
    }

    /// The reports of this device and those it follows.
    pub fn reports(&self) -> Result<Vec<ReportCard>> {
        self.store.with(|store| reports::list(store, self.municipal_time(store)?))
    }

    /// By which terms are reckoned: this device's clock may be days off.
    pub(super) fn municipal_time(&self, store: &Store) -> Result<Timestamp> {
        sync::clock::municipal_time(&store.cache, self.world.now())
    }

    /// One report of this device.
    pub fn report(&self, id: SubmissionId) -> Result<ReportPage> {
        self.store.with(|store| reports::page(store, id, self.municipal_time(store)?))
    }

    /// How far the files of a submission have come; none while none of it leaves.
    pub fn transfer(&self, id: SubmissionId) -> Result<Option<Transfer>> {
        let (files, waiting) = self.store.citizen(|citizen| {
            let sent = submissions::find(citizen, id)?.filter(|sent| sent.delivery == Delivery::Sent);
            let content = sent.map(|sent| sent.content()).transpose()?;
            Ok((content.map(|content| content.attachments).unwrap_or_default(), outbox::files(citizen)?))
        })?;
        Ok(self.arrived.transfer(&files, &waiting))
    }

    /// The public reports within bounds.
    pub fn public_reports(&self, bounds: [f64; 4]) -> Result<Vec<PublicCard>> {
        self.store.with(|store| {
            let found = places::within(&store.cache, bounds)?;
            found.into_iter().map(|report| public_card(store, report, None)).collect()
        })
    }

    /// One public report.
    pub fn public_report(&self, code: &ReportCode) -> Result<PublicCard> {
        self.store.with(|store| {
            let report = places::get(&store.cache, code)?;
            public_card(store, report, None)
        })
    }

    /// Follows somebody's report, or stops to.
    pub fn follow(&self, code: &ReportCode, on: bool) -> Result<()> {
        self.store.change(|citizen| follows::set(citizen, code, on, self.world.now()))?;
        self.changed(Topic::PublicReport);
        self.kick.notify_one();
        Ok(())
    }

    /// The receipt of a submission, checked here and now: of what was sent from here, or of a version that was sent from elsewhere.
    pub fn receipt(&self, id: SubmissionId) -> Result<CheckedReceipt> {
        let owner = self.owner().unwrap_or_default();
        let (jws, (receipt, verdict)) = self.store.with(|store| {
            let citizen = &store.citizen;
            let here = submissions::find(citizen, id)?.and_then(|sent| Some((sent.registered?, sent.body)));
            if let Some((registered, body)) = here {
                let checked = receipts::verify(citizen, &registered, &body)?;
                return Ok((registered.receipt, checked));
            }
            let told = proceedings::version(&store.cache, &owner, id)?;
            let (_, version) = told.ok_or_else(|| Error::not_found("La ricevuta"))?;
            let checked = receipts::verify_version(citizen, &version)?;
            Ok((version.receipt, checked))
        })?;
        let receipt = receipt.ok_or_else(|| Error::not_found("La ricevuta"))?;
        let verify_url = self.link()?.public_url(&format!("/verifica?codice={}", receipt.code));
        let (qr_path, qr_size) = receipts::qr::path(&verify_url);
        Ok(CheckedReceipt { jws, receipt, verdict, verify_url, qr_path, qr_size })
    }

    /// Writes the receipt as a PDF into the person's documents; answers where.
    pub fn save_receipt(&self, id: SubmissionId) -> Result<String> {
        self.save(&self.receipt_on_paper(id)?)
    }

    /// Writes a file into the person's documents; answers where.
    pub(super) fn save(&self, Paper { name, bytes }: &Paper) -> Result<String> {
        std::fs::create_dir_all(&self.home.documents)?;
        let path = self.home.documents.join(name);
        std::fs::write(&path, bytes)?;
        Ok(path.display().to_string())
    }

    /// The receipt as a PDF, with its name.
    pub(super) fn receipt_on_paper(&self, id: SubmissionId) -> Result<Paper> {
        let CheckedReceipt { receipt, jws, verify_url, .. } = self.receipt(id)?;
        let language = self.settings()?.language.unwrap_or_default();
        let catalogue = self.catalogue()?;
        let service = catalogue.service(&receipt.service).ok().map(|service| service.title.in_language(&language));
        let bytes = receipts::pdf::write(&receipt, &jws, &verify_url, service, &receipt.iss, &language)
            .map_err(|error| Problem::new(Code::Internal, error.to_string()))?;
        Ok(Paper { name: format!("ricevuta-{}.pdf", receipt.registration.code()), bytes })
    }

    /// The small picture of a public report, as JPEG.
    pub fn thumbnail(&self, code: &ReportCode) -> Result<Option<Vec<u8>>> {
        let jpeg = self.store.with(|store| places::thumbnail(&store.cache, code))?;
        Ok(jpeg.filter(|jpeg| !jpeg.is_empty()))
    }
}

fn is_refused(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Refused { .. })
}

fn needs_the_person(card: &ReportCard) -> bool {
    is_refused(&card.delivery) || card.turn == Some(Turn::Citizen) || card.overdue
}

fn public_card(store: &Store, mut report: PublicReport, distance_m: Option<f64>) -> Result<PublicCard> {
    let followed = follows::is_followed(&store.citizen, &report.code)?;
    if !places::has_thumbnail(&store.cache, &report.code)? {
        report.picture = None;
    }
    let own = submissions::by_code(&store.citizen, &report.code)?;
    Ok(PublicCard { report, distance_m, followed, own })
}

#[cfg(test)]
mod tests;
