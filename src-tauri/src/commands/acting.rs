//! Acting for somebody.

use rapida_contract::ipc::{
    AcceptMandate, AcceptStaff, ActFor, BeginMandate, EndMandate, EndStaff, Evidence, GetActing, GetActs, GetMandates,
    GetStructures, GiveMandate, NameStaff, SaveEvidence,
};
use rapida_contract::problem::{Code, Problem};
use tauri::command;
use tauri::ipc::{InvokeBody, Request};

use super::Answer;
use crate::TheDevice;

#[command(async)]
pub(super) fn acting(device: TheDevice<'_>, command: GetActing) -> Answer<GetActing> {
    let GetActing {} = command;
    Ok(device.acting()?)
}

#[command(async)]
pub(super) fn act_for(device: TheDevice<'_>, command: ActFor) -> Answer<ActFor> {
    Ok(device.act_for(command.subject.as_ref())?)
}

#[command]
pub(super) async fn structures(device: TheDevice<'_>, command: GetStructures) -> Answer<GetStructures> {
    let GetStructures {} = command;
    Ok(device.structures().await?)
}

#[command]
pub(super) async fn name_staff(device: TheDevice<'_>, command: NameStaff) -> Answer<NameStaff> {
    Ok(device.name_staff(&command.structure, &command.tax_code, &command.naming).await?)
}

#[command]
pub(super) async fn end_staff(device: TheDevice<'_>, command: EndStaff) -> Answer<EndStaff> {
    Ok(device.end_staff(&command.structure, &command.tax_code).await?)
}

#[command]
pub(super) async fn accept_staff(device: TheDevice<'_>, command: AcceptStaff) -> Answer<AcceptStaff> {
    Ok(device.accept_staff(&command.structure).await?)
}

#[command]
pub(super) async fn mandates(device: TheDevice<'_>, command: GetMandates) -> Answer<GetMandates> {
    let GetMandates {} = command;
    Ok(device.mandates().await?)
}

#[command(async)]
pub(super) fn begin_mandate(device: TheDevice<'_>, command: BeginMandate) -> Answer<BeginMandate> {
    let BeginMandate {} = command;
    Ok(device.begin_mandate())
}

#[command(async)]
pub(super) fn add_evidence(device: TheDevice<'_>, request: Request<'_>) -> Result<Evidence, Problem> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Problem::new(Code::Malformed, "Il documento non è arrivato intero. Riprova."));
    };
    Ok(device.add_evidence(bytes)?)
}

#[command]
pub(super) async fn give_mandate(device: TheDevice<'_>, command: GiveMandate) -> Answer<GiveMandate> {
    Ok(device.give_mandate(command.id, &command.mandate).await?)
}

#[command]
pub(super) async fn save_evidence(device: TheDevice<'_>, command: SaveEvidence) -> Answer<SaveEvidence> {
    Ok(device.save_evidence(command.id, &command.sha256).await?)
}

#[command]
pub(super) async fn accept_mandate(device: TheDevice<'_>, command: AcceptMandate) -> Answer<AcceptMandate> {
    Ok(device.accept_mandate(command.id).await?)
}

#[command]
pub(super) async fn end_mandate(device: TheDevice<'_>, command: EndMandate) -> Answer<EndMandate> {
    Ok(device.end_mandate(command.id).await?)
}

#[command]
pub(super) async fn acts(device: TheDevice<'_>, command: GetActs) -> Answer<GetActs> {
    let GetActs {} = command;
    Ok(device.acts().await?)
}
