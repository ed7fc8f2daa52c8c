//! What is known of the person.

use rapida_contract::ipc::{GetProfile, RefreshProfile, RemoveOwn, SaveOwn};
use tauri::command;

use super::Answer;
use crate::TheDevice;

#[command(async)]
pub(super) fn profile(device: TheDevice<'_>, command: GetProfile) -> Answer<GetProfile> {
    let GetProfile {} = command;
    Ok(device.profile()?)
}

#[command]
pub(super) async fn refresh_profile(device: TheDevice<'_>, command: RefreshProfile) -> Answer<RefreshProfile> {
    let RefreshProfile {} = command;
    Ok(device.refresh_profile().await?)
}

#[command(async)]
pub(super) fn save_own(device: TheDevice<'_>, command: SaveOwn) -> Answer<SaveOwn> {
    Ok(device.save_own(command.id, command.what)?)
}

#[command(async)]
pub(super) fn remove_own(device: TheDevice<'_>, command: RemoveOwn) -> Answer<RemoveOwn> {
    Ok(device.remove_own(command.id)?)
}
