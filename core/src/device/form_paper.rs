//! Forms on paper: drafts to be signed and handed in, copies of what was sent.

use rapida_contract::form::Form;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, SentForm};
use rapida_contract::problem::{Code, FieldError, Problem};

use super::Device;
use super::forms::{Opened, template};
use crate::error::Result;
use crate::forms::paper::{self, Copy, Kind};
use crate::forms::{self, Stored};
use crate::my_data::Paper;

impl Device {
    /// Writes a filled-in form as a PDF into the person's documents; answers where. A draft has to be without a fault.
    pub fn print_form(&self, id: SubmissionId) -> Result<String> {
        let is_draft = self.store.citizen(|citizen| Ok(forms::draft(citizen, id).is_ok()))?;
        self.save(&if is_draft { self.draft_on_paper(id)? } else { self.copy_on_paper(id)? })
    }

    fn draft_on_paper(&self, id: SubmissionId) -> Result<Paper> {
        let Opened { stored, service, asked, catalogue, .. } = self.open_form(id)?;
        let held = self.store.citizen(|citizen| forms::held(citizen, id))?;
        let form = Form::resume(template(&service, &catalogue.offer.lists)?, asked, held.answers);
        let faults: Vec<FieldError> = form.faults().iter().map(|fault| fault.error()).collect();
        if !faults.is_empty() {
            return Err(Problem::invalid(faults).into());
        }
        let Stored { acting_for, saved_at, slug, .. } = stored;
        let (municipality, language) = (self.municipality()?.name, self.settings()?.language.unwrap_or_default());
        let copy = Copy {
            form: &form,
            office: catalogue.offer.offices.iter().find(|office| office.id == service.office),
            municipality: &municipality,
            language: &language,
            made_at: saved_at,
            on_behalf_of: acting_for.as_ref().map(|(_, name)| name.as_str()),
            kind: Kind::ToSign,
        };
        written(&copy, format!("modulo-{slug}-{}.pdf", short(id)))
    }

    fn copy_on_paper(&self, id: SubmissionId) -> Result<Paper> {
        let SentForm { card, service, lists, asked, answers, .. } = self.sent_form(id)?;
        let catalogue = self.catalogue()?;
        let form = Form::of(template(&service, &lists)?, asked, answers);
        let registration = match card.delivery {
            Delivery::Registered { registration } => Some(registration),
            _ => None,
        };
        let (municipality, language) = (self.municipality()?.name, self.settings()?.language.unwrap_or_default());
        let copy = Copy {
            form: &form,
            office: catalogue.offer.offices.iter().find(|office| office.id == service.office),
            municipality: &municipality,
            language: &language,
            made_at: card.made_at,
            on_behalf_of: card.for_whom.as_deref(),
            kind: Kind::Sent { registration },
        };
        written(&copy, format!("richiesta-{}-{}.pdf", card.slug, short(id)))
    }
}

fn written(copy: &Copy<'_>, name: String) -> Result<Paper> {
    let bytes = paper::write(copy).map_err(|error| Problem::new(Code::Internal, error.to_string()))?;
    Ok(Paper { name, bytes })
}

/// Enough of an id to tell two forms of a person apart: its end, since the beginnings are times.
fn short(id: SubmissionId) -> String {
    let id = id.0.simple().to_string();
    id.get(24..).unwrap_or_default().to_owned()
}
