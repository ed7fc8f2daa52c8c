//! Filling in the forms of services, and what was sent of them.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{
    self, BeginForm, CorrectForm, DRAFT_HEADER, DiscardForm, FIELD_HEADER, FILE_HEADER, GetForm, GetFormDrafts,
    GetSentForm, NameForm, PrintForm, RateForm, SaveForm, SettleAnswer, SubmitForm,
};
use rapida_contract::problem::{Code, Problem};

use super::{Answer, Asked, Here, Shell, Verb, bytes, of_who_opened};
use crate::here::wait;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    BeginForm => |here, command| here.device.begin_form(&command.slug);
    GetForm => |here, command| here.device.form(command.id);
    GetFormDrafts => |here, command| here.device.form_drafts(command.slug.as_deref());
    SaveForm => |here, command| here.device.save_form(command.id, &command.changed, &command.section);
    NameForm => |here, command| here.device.name_form(command.id, &command.name);
    DiscardForm => |here, command| here.device.discard_form(command.id);
    SettleAnswer => |here, command| here.device.settle_answer(command.id, &command.field, command.take);
    SubmitForm => |here, command| here.device.submit_form(command.id, command.seen);
    PrintForm => |here, command| {
        wait(Box::pin(here.device.have_form(command.id)))?;
        here.device.print_form(command.id)
    };
    GetSentForm => |here, command| {
        wait(Box::pin(here.device.have_form(command.id)))?;
        here.device.sent_form(command.id)
    };
    RateForm => |here, command| wait(Box::pin(here.device.rate_form(command.id, &command.rating)));
    CorrectForm => |here, command| here.device.correct_form(command.id);
};

/// A file of a form comes as bytes, with its draft, its question and its name in headers.
pub(super) const ADD_FORM_FILE: Verb = (ipc::ADD_FORM_FILE, add_form_file);

fn add_form_file(shell: &Shell, asked: &Asked) -> Answer {
    let here = Here::of(shell)?;
    let said = |name: &str| said(asked, name);
    let draft = said(DRAFT_HEADER).and_then(|id| id.parse::<SubmissionId>().ok());
    let (Some(draft), Some(field), Some(name)) = (draft, said(FIELD_HEADER), said(FILE_HEADER)) else {
        return Err(not_whole().into());
    };
    Ok(serde_json::to_string(&here.device.add_form_file(draft, &field, &name, bytes(asked)?)?)?)
}

/// What a header says of a file.
pub(super) fn said(asked: &Asked, name: &str) -> Option<String> {
    asked.headers().get(name).and_then(|value| unescaped(value.to_str().ok()?))
}

/// A file of which not all came.
pub(super) fn not_whole() -> Problem {
    Problem::new(Code::Malformed, "Il file non è arrivato intero: sceglilo di nuovo.")
}

/// A text as headers carry it: what is not of ASCII is escaped (`encodeURIComponent`).
fn unescaped(value: &str) -> Option<String> {
    percent_decode_str(value).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_out_of_its_header_as_it_was() {
        let cases = [
            ("isee%202027.pdf", Some("isee 2027.pdf")),
            ("universit%C3%A0.pdf", Some("università.pdf")),
            ("a.pdf", Some("a.pdf")),
            ("%C3.pdf", None),
            ("100%", Some("100%")),
        ];
        for (header, name) in cases {
            assert_eq!(unescaped(header).as_deref(), name, "{header}");
        }
    }
}
