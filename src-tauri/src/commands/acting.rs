//! Acting for somebody.

use rapida_contract::ipc::{
    self, AcceptMandate, AcceptStaff, ActFor, BeginMandate, EndMandate, EndStaff, GetActing, GetActs, GetMandates,
    GetStructures, GiveMandate, NameStaff, SaveEvidence,
};

use super::{Answer, Asked, Here, Shell, Verb, bytes, of_who_opened};
use crate::here::wait;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    GetActing => |here, GetActing {}| here.device.acting();
    ActFor => |here, command| here.device.act_for(command.subject.as_ref());
    GetStructures => |here, GetStructures {}| wait(Box::pin(here.device.structures()));
    NameStaff => |here, command| {
        wait(Box::pin(here.device.name_staff(&command.structure, &command.tax_code, &command.naming)))
    };
    EndStaff => |here, command| wait(Box::pin(here.device.end_staff(&command.structure, &command.tax_code)));
    AcceptStaff => |here, command| wait(Box::pin(here.device.accept_staff(&command.structure)));
    GetMandates => |here, GetMandates {}| wait(Box::pin(here.device.mandates()));
    BeginMandate => |here, BeginMandate {}| Ok(here.device.begin_mandate());
    GiveMandate => |here, command| wait(Box::pin(here.device.give_mandate(command.id, &command.mandate)));
    SaveEvidence => |here, command| wait(Box::pin(here.device.save_evidence(command.id, &command.sha256)));
    AcceptMandate => |here, command| wait(Box::pin(here.device.accept_mandate(command.id)));
    EndMandate => |here, command| wait(Box::pin(here.device.end_mandate(command.id)));
    GetActs => |here, GetActs {}| wait(Box::pin(here.device.acts()));
};

/// The document that proves a mandate comes as bytes.
pub(super) const ADD_EVIDENCE: Verb = (ipc::ADD_EVIDENCE, add_evidence);

fn add_evidence(shell: &Shell, asked: &Asked) -> Answer {
    let here = Here::of(shell)?;
    Ok(serde_json::to_string(&here.device.add_evidence(bytes(asked)?)?)?)
}
