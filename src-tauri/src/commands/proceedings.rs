//! What became of what was sent, the steps of the person in it, and the days on which something begins or ends.

use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{
    self, AmendForm, DRAFT_HEADER, DiscardFormStep, ExportDeadlines, ExportSubmissions, FILE_HEADER, GetDeadlines,
    GetProceeding, GetReminded, GetSubmissions, Remind, RemoveIntegrationFile, SaveIntegration, SendIntegration,
    StepForm,
};

use super::{Answer, Asked, Here, Shell, Verb, bytes, forms, of_who_opened};
use crate::here::wait;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    GetSubmissions => |here, command| here.device.submissions(&command.filter);
    ExportSubmissions => |here, command| here.device.export_submissions(&command.filter, command.format);
    GetProceeding => |here, command| here.device.proceeding(command.id);
    AmendForm => |here, command| wait(Box::pin(here.device.amend_form(command.id)));
    SaveIntegration => |here, command| here.device.save_integration(command.id, &command.words);
    RemoveIntegrationFile => |here, command| here.device.remove_integration_file(command.id, command.file);
    SendIntegration => |here, command| here.device.send_integration(command.id);
    StepForm => |here, command| here.device.step_form(command.id, command.step, &command.words);
    DiscardFormStep => |here, command| here.device.discard_form_step(command.id);
    GetDeadlines => |here, GetDeadlines {}| here.device.deadlines();
    ExportDeadlines => |here, command| here.device.export_deadlines(command.uid.as_deref());
    GetReminded => |here, GetReminded {}| here.device.reminded();
    Remind => |here, command| here.device.remind(&command.slug, command.on);
};

/// A file for what an office asked for comes as bytes, with its proceeding and its name in headers.
pub(super) const ADD_INTEGRATION_FILE: Verb = (ipc::ADD_INTEGRATION_FILE, add_integration_file);

fn add_integration_file(shell: &Shell, asked: &Asked) -> Answer {
    let here = Here::of(shell)?;
    let proceeding = forms::said(asked, DRAFT_HEADER).and_then(|id| id.parse::<SubmissionId>().ok());
    let Some((proceeding, name)) = proceeding.zip(forms::said(asked, FILE_HEADER)) else {
        return Err(forms::not_whole().into());
    };
    Ok(serde_json::to_string(&here.device.add_integration_file(proceeding, &name, bytes(asked)?)?)?)
}
