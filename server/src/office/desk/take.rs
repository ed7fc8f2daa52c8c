//! Takes a step that an operator asked for: through `reports::step`, with the picture that came along.

use std::sync::Arc;

use axum::body::Bytes;
use rapida_contract::Timestamp;
use rapida_contract::ids::{AttachmentId, ReportCode};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::progress::StepKind;

use super::form::StepForm;
use super::{table, trace};
use crate::audit::{self, Act};
use crate::calendar;
use crate::db::Tx;
use crate::files::Digest;
use crate::office::operators::{Operator, Roles};
use crate::pictures::{self, Header};
use crate::problem::{internal, not_found};
use crate::reports::{self, NewStep, Report};
use crate::state::App;

/// Longest side of an office's picture, in pixels.
const SIDE_MAX: u32 = 2_048;
/// Its JPEG quality.
const QUALITY: u8 = 80;

/// What became of it.
pub(super) enum Outcome {
    /// Which, and whether the operator still sees the report.
    Taken(StepKind, bool),
    /// Not taken; why, for the operator.
    Refused(String),
}

/// A picture that lies in the store.
struct Kept {
    id: AttachmentId,
    sha256: Digest,
    size: usize,
    header: Header,
}

pub(super) async fn take(
    app: &Arc<App>,
    operator: &Operator,
    code: &ReportCode,
    form: &StepForm,
) -> Result<Outcome, Problem> {
    let now = app.clock.now();
    let step = match form.step(&app.offices, calendar::day(now), &operator.name) {
        Ok(step) => step,
        Err(why) => return Ok(Outcome::Refused(why)),
    };
    let picture = match keep(app, form.picture.clone()).await {
        Ok(picture) => picture,
        Err(problem) => return refused(problem),
    };
    let (within, by, code, seen) = (app.clone(), operator.clone(), code.clone(), form.seen);
    let taken = app.db.write(move |tx| {
        let report = report(tx, &by.roles, &code, step.kind, seen)?;
        let happening = trace::happening(tx, &by, Act::Step, (report.id, &report.office.id))?;
        audit::record(tx, happening.by_step(step.kind), now)?;
        write(tx, &within, report, step, picture, now)
    });
    match taken.await {
        Ok(report) => Ok(Outcome::Taken(form.step, operator.roles.scope().holds(&report.office.id))),
        Err(problem) => refused(problem),
    }
}

/// The report, where the operator sees it, may take the step, and has read what happened so far.
fn report(tx: &mut dyn Tx, roles: &Roles, code: &ReportCode, step: StepKind, seen: usize) -> Result<Report, Problem> {
    let report = reports::by_code(tx, code)?.filter(|report| roles.scope().holds(&report.office.id));
    let report = report.ok_or_else(not_found)?;
    if !roles.allow(step, &report.office.id) {
        return Err(Problem::new(
            Code::Forbidden,
            "Questo lo fa l'ufficio competente. Tu puoi passarla a un altro ufficio.",
        ));
    }
    if reports::log(tx, report.id)?.len() != seen {
        let told = "Nel frattempo qualcun altro ha lavorato su questa segnalazione. Leggi cosa è successo e, se serve, riprova.";
        return Err(Problem::new(Code::Conflict, told));
    }
    Ok(report)
}

fn write(
    tx: &mut dyn Tx,
    app: &App,
    report: Report,
    mut step: NewStep,
    picture: Option<Kept>,
    now: Timestamp,
) -> Result<Report, Problem> {
    if let Some(picture) = &picture {
        table::add_picture(tx, picture.id, report.id, (&picture.sha256, picture.size, picture.header), now)?;
        step.pictures.push(picture.id);
    }
    reports::step(tx, app, report.id, step)
}

/// What an operator can act on is told on the page; anything else is the server's own fault.
fn refused(problem: Problem) -> Result<Outcome, Problem> {
    let field = |name: &str| problem.errors.iter().any(|error| error.field == name);
    match problem.code {
        Code::Invalid if field("duplicate_of") => {
            Ok(Outcome::Refused("Non c'è un'altra segnalazione con questo codice.".into()))
        }
        Code::Invalid | Code::Forbidden | Code::WrongState | Code::Conflict | Code::WrongType | Code::TooLarge => {
            Ok(Outcome::Refused(problem.detail))
        }
        _ => Err(problem),
    }
}

/// Draws the picture anew, upright and without what a camera writes into it, and puts it into the store.
async fn keep(app: &App, picture: Bytes) -> Result<Option<Kept>, Problem> {
    if picture.is_empty() {
        return Ok(None);
    }
    pictures::check(&picture)?;
    let drawn = tokio::task::spawn_blocking(move || pictures::fit(&picture, SIDE_MAX, QUALITY));
    let drawn = drawn.await.map_err(|_| internal())?;
    let drawn =
        drawn.map_err(|_| Problem::new(Code::WrongType, "La foto non si riesce a leggere: prova con un'altra."))?;
    let header = pictures::check(&drawn)?;
    let sha256 = Digest::of(&drawn);
    let size = drawn.len();
    app.files.keep(&sha256, drawn.into()).await?;
    Ok(Some(Kept { id: AttachmentId(app.random.new_id()), sha256, size, header }))
}
