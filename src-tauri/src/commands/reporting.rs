//! Reports, from the draft to the receipt.

use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{
    self, CorrectRefused, DRAFT_HEADER, DiscardDraft, DiscardRefused, Follow, GetDraft, GetPublicReport,
    GetPublicReports, GetReceipt, GetReport, GetReports, GetTransfer, LookAround, NewDraft, RedactPhoto, RemovePhoto,
    SaveDraft, SaveReceipt, StepReport, SubmitReport,
};
use rapida_contract::problem::{Code, Problem};

use super::{Answer, Asked, Here, Shell, Verb, bytes, of_who_opened};

pub(super) const VERBS: &[Verb] = of_who_opened! {
    NewDraft => |here, NewDraft {}| here.device.new_draft();
    GetDraft => |here, command| here.device.draft(command.id);
    SaveDraft => |here, command| here.device.save_draft(command.id, &command.report, command.step);
    DiscardDraft => |here, command| here.device.discard_draft(command.id);
    RemovePhoto => |here, command| here.device.remove_photo(command.photo);
    RedactPhoto => |here, command| here.device.redact_photo(command.photo, &command.areas);
    LookAround => |here, command| here.device.look_around(command.point, command.category.as_deref());
    SubmitReport => |here, command| here.device.submit_report(command.id);
    GetTransfer => |here, command| here.device.transfer(command.id);
    GetReports => |here, GetReports {}| here.device.reports();
    GetReport => |here, command| here.device.report(command.id);
    StepReport => |here, command| here.device.step_report(command.report, command.step, &command.words);
    CorrectRefused => |here, command| here.device.correct_refused(command.id);
    DiscardRefused => |here, command| here.device.discard_refused(command.id);
    GetPublicReports => |here, command| here.device.public_reports(command.bounds);
    GetPublicReport => |here, command| here.device.public_report(&command.code);
    Follow => |here, command| here.device.follow(&command.code, command.on);
    GetReceipt => |here, command| here.device.receipt(command.id);
    SaveReceipt => |here, command| here.device.save_receipt(command.id);
};

/// A photo comes as bytes, with its draft in a header.
pub(super) const ADD_PHOTO: Verb = (ipc::ADD_PHOTO, add_photo);

fn add_photo(shell: &Shell, asked: &Asked) -> Answer {
    let here = Here::of(shell)?;
    let draft = asked.headers().get(DRAFT_HEADER).and_then(|id| id.to_str().ok()?.parse::<SubmissionId>().ok());
    let draft = draft.ok_or_else(|| Problem::new(Code::Malformed, "Manca la bozza della foto."))?;
    Ok(serde_json::to_string(&here.device.add_photo(draft, bytes(asked)?)?)?)
}
