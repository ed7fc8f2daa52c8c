//! What is wrong with the answers of a form: all that the contract's check says, and beside it what needs large tables or
//! the files that arrived (docs/forms.md).

use std::sync::Arc;

use rapida_contract::area::Area;
use rapida_contract::form::{Asked, File, Form, FormFault, Line, Shown, Template, check};
use rapida_contract::place::{Point, Territory};
use rapida_contract::problem::{Fault, FieldError};
use rapida_contract::report::outside_territory;
use rapida_contract::service::Kind;
use rapida_contract::submission::{AttachmentRef, FilledForm};
use rapida_contract::values::Phone;

use super::files;
use crate::db::{DbError, Tx};
use crate::submissions::Arrived;

/// Everything at fault, each with the path of its question.
pub(super) fn faults(
    tx: &mut dyn Tx,
    outline: &Area,
    arrived: &Arrived,
    (template, filled): (&Arc<Template>, &FilledForm),
    attachments: &[AttachmentRef],
    asked: &Asked,
) -> Result<Vec<FieldError>, DbError> {
    let found = check(template, &filled.answers, asked);
    let mut errors: Vec<FieldError> = found.iter().map(FormFault::error).collect();
    let form = Form::of(template.clone(), asked.clone(), filled.answers.clone());
    let mut named: Vec<(String, File)> = Vec::new();
    for Line { path, value, .. } in form.summary().into_iter().flat_map(|section| section.lines) {
        match value {
            Shown::Text(text) if kind(&form, &path) == Some(&Kind::Phone) => errors.extend(unused(&path, &text)),
            Shown::Place(point, _) => errors.extend(outside(outline, &path, point)),
            Shown::Files(files) => {
                named.extend(files.into_iter().enumerate().map(|(at, file)| (format!("{path}[{at}]"), file)));
            }
            _ => {}
        }
    }
    errors.extend(files::faults(tx, &arrived.device, &named, attachments)?);
    Ok(errors)
}

fn kind<'a>(form: &'a Form, path: &str) -> Option<&'a Kind> {
    form.at(path).and_then(|at| form.field(at)).map(|field| &field.kind)
}

/// What is no number at all, the check has told.
fn unused(path: &str, text: &str) -> Option<FieldError> {
    let phone: Phone = text.parse().ok()?;
    phone.in_use().is_err().then(|| FieldError::new(path, Fault::Malformed))
}

fn outside(outline: &Area, path: &str, point: Point) -> Option<FieldError> {
    let lies = point.is_on_earth().then(|| outline.territory(point))?;
    matches!(lies, Territory::Outside { .. }).then(|| FieldError { field: path.to_owned(), ..outside_territory() })
}
