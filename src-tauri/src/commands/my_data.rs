//! What is held of the person.

use rapida_contract::ipc::{AskErasure, ExportData, GetAccesses, GetErasures};
use tauri::command;

use super::Answer;
use crate::TheDevice;

#[command(async)]
pub(super) fn export_data(device: TheDevice<'_>, command: ExportData) -> Answer<ExportData> {
    let ExportData {} = command;
    Ok(device.export_data()?)
}

#[command]
pub(super) async fn accesses(device: TheDevice<'_>, command: GetAccesses) -> Answer<GetAccesses> {
    Ok(device.accesses(command.before).await?)
}

#[command]
pub(super) async fn erasures(device: TheDevice<'_>, command: GetErasures) -> Answer<GetErasures> {
    let GetErasures {} = command;
    Ok(device.erasures().await?)
}

#[command]
pub(super) async fn ask_erasure(device: TheDevice<'_>, command: AskErasure) -> Answer<AskErasure> {
    let AskErasure {} = command;
    Ok(device.ask_erasure().await?)
}
