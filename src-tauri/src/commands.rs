//! One function per verb of `contract::ipc`, each off the thread that draws. A test of the house compares the list.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::*;
use rapida_contract::problem::{Code, Problem};
use rapida_core::device::Device;
use tauri::ipc::{Invoke, InvokeBody, Request};
use tauri::{AppHandle, State, Wry, command};
use tauri_plugin_notification::NotificationExt;

use crate::{TheDevice, keys, language, position};

type Answer<C> = Result<<C as Command>::Reply, Problem>;

/// Whether the deliveries have been started.
#[derive(Default)]
pub struct Running(AtomicBool);

/// The list that the webview can call.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool {
    tauri::generate_handler![
        open,
        unlock,
        repair,
        sync_now,
        notify,
        find_position,
        add_photo,
        municipality,
        home,
        connection,
        system_language,
        settings,
        save_settings,
        new_draft,
        draft,
        save_draft,
        discard_draft,
        remove_photo,
        redact_photo,
        look_around,
        submit_report,
        reports,
        report,
        step_report,
        correct_refused,
        discard_refused,
        public_reports,
        public_report,
        follow,
        receipt,
        save_receipt
    ]
}

#[command(async)]
fn open(device: TheDevice<'_>, running: State<'_, Running>, command: Open) -> Answer<Open> {
    let Open {} = command;
    started(&device, &running, device.open(&keys::System))
}

#[command(async)]
fn unlock(device: TheDevice<'_>, running: State<'_, Running>, command: Unlock) -> Answer<Unlock> {
    started(&device, &running, device.unlock(&command.passphrase))
}

#[command(async)]
fn repair(device: TheDevice<'_>, running: State<'_, Running>, command: Repair) -> Answer<Repair> {
    let Repair {} = command;
    started(&device, &running, device.repair(&keys::System))
}

/// Once the store is open, deliveries begin.
fn started(device: &Arc<Device>, running: &Running, opening: rapida_core::error::Result<Opening>) -> Answer<Open> {
    let opening = opening?;
    if opening == Opening::Ready && !running.0.swap(true, Ordering::SeqCst) {
        tauri::async_runtime::spawn(device.clone().run());
    }
    Ok(opening)
}

#[command]
async fn sync_now(device: TheDevice<'_>, command: SyncNow) -> Answer<SyncNow> {
    let SyncNow {} = command;
    // That nobody answers is told by the connection itself.
    let _ = device.sync_now().await;
    Ok(device.connection()?)
}

#[command(async)]
fn notify(app: AppHandle, command: Notify) -> Answer<Notify> {
    let shown = app.notification().builder().title(command.title).body(command.body).show();
    shown.map_err(|error| Problem::new(Code::Unavailable, error.to_string()))
}

#[command(async)]
fn find_position(app: AppHandle, command: FindPosition) -> Answer<FindPosition> {
    let FindPosition {} = command;
    Ok(position::find(&app))
}

#[command(async)]
fn add_photo(device: TheDevice<'_>, request: Request<'_>) -> Result<Photo, Problem> {
    let draft = request.headers().get(DRAFT_HEADER).and_then(|id| id.to_str().ok()?.parse::<SubmissionId>().ok());
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Problem::new(Code::Malformed, "La foto non è arrivata intera. Riprova."));
    };
    let draft = draft.ok_or_else(|| Problem::new(Code::Malformed, "Manca la bozza della foto."))?;
    Ok(device.add_photo(draft, bytes)?)
}

#[command(async)]
fn municipality(device: TheDevice<'_>, command: GetMunicipality) -> Answer<GetMunicipality> {
    let GetMunicipality {} = command;
    Ok(device.municipality()?)
}

#[command(async)]
fn home(device: TheDevice<'_>, command: GetHome) -> Answer<GetHome> {
    let GetHome {} = command;
    Ok(device.home()?)
}

#[command(async)]
fn connection(device: TheDevice<'_>, command: GetConnection) -> Answer<GetConnection> {
    let GetConnection {} = command;
    Ok(device.connection()?)
}

#[command]
fn system_language(command: GetSystemLanguage) -> Answer<GetSystemLanguage> {
    let GetSystemLanguage {} = command;
    Ok(language::of_system())
}

#[command(async)]
fn settings(device: TheDevice<'_>, command: GetSettings) -> Answer<GetSettings> {
    let GetSettings {} = command;
    Ok(device.settings()?)
}

#[command(async)]
fn save_settings(device: TheDevice<'_>, command: SaveSettings) -> Answer<SaveSettings> {
    Ok(device.save_settings(&command.settings)?)
}

#[command(async)]
fn new_draft(device: TheDevice<'_>, command: NewDraft) -> Answer<NewDraft> {
    let NewDraft {} = command;
    Ok(device.new_draft()?)
}

#[command(async)]
fn draft(device: TheDevice<'_>, command: GetDraft) -> Answer<GetDraft> {
    Ok(device.draft(command.id)?)
}

#[command(async)]
fn save_draft(device: TheDevice<'_>, command: SaveDraft) -> Answer<SaveDraft> {
    Ok(device.save_draft(command.id, &command.report, command.step)?)
}

#[command(async)]
fn discard_draft(device: TheDevice<'_>, command: DiscardDraft) -> Answer<DiscardDraft> {
    Ok(device.discard_draft(command.id)?)
}

#[command(async)]
fn remove_photo(device: TheDevice<'_>, command: RemovePhoto) -> Answer<RemovePhoto> {
    Ok(device.remove_photo(command.photo)?)
}

#[command(async)]
fn redact_photo(device: TheDevice<'_>, command: RedactPhoto) -> Answer<RedactPhoto> {
    Ok(device.redact_photo(command.photo, &command.areas)?)
}

#[command(async)]
fn look_around(device: TheDevice<'_>, command: LookAround) -> Answer<LookAround> {
    Ok(device.look_around(command.point, command.category.as_deref())?)
}

#[command(async)]
fn submit_report(device: TheDevice<'_>, command: SubmitReport) -> Answer<SubmitReport> {
    Ok(device.submit_report(command.id)?)
}

#[command(async)]
fn reports(device: TheDevice<'_>, command: GetReports) -> Answer<GetReports> {
    let GetReports {} = command;
    Ok(device.reports()?)
}

#[command(async)]
fn report(device: TheDevice<'_>, command: GetReport) -> Answer<GetReport> {
    Ok(device.report(command.id)?)
}

#[command(async)]
fn step_report(device: TheDevice<'_>, command: StepReport) -> Answer<StepReport> {
    Ok(device.step_report(command.report, command.step, &command.words)?)
}

#[command(async)]
fn correct_refused(device: TheDevice<'_>, command: CorrectRefused) -> Answer<CorrectRefused> {
    Ok(device.correct_refused(command.id)?)
}

#[command(async)]
fn discard_refused(device: TheDevice<'_>, command: DiscardRefused) -> Answer<DiscardRefused> {
    Ok(device.discard_refused(command.id)?)
}

#[command(async)]
fn public_reports(device: TheDevice<'_>, command: GetPublicReports) -> Answer<GetPublicReports> {
    Ok(device.public_reports(command.bounds)?)
}

#[command(async)]
fn public_report(device: TheDevice<'_>, command: GetPublicReport) -> Answer<GetPublicReport> {
    Ok(device.public_report(&command.code)?)
}

#[command(async)]
fn follow(device: TheDevice<'_>, command: Follow) -> Answer<Follow> {
    Ok(device.follow(&command.code, command.on)?)
}

#[command(async)]
fn receipt(device: TheDevice<'_>, command: GetReceipt) -> Answer<GetReceipt> {
    Ok(device.receipt(command.id)?)
}

#[command(async)]
fn save_receipt(device: TheDevice<'_>, command: SaveReceipt) -> Answer<SaveReceipt> {
    Ok(device.save_receipt(command.id)?)
}
