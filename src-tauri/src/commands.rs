//! One function per verb of `contract::ipc`, each off the thread that draws. A test of the house compares the list.

mod acting;
mod my_data;
mod profile;

use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::*;
use rapida_contract::problem::{Code, Problem};
use rapida_core::sign_in::Wish;
use tauri::ipc::{Invoke, InvokeBody, Request};
use tauri::{AppHandle, Wry, command};
use tauri_plugin_notification::NotificationExt;

use crate::{TheDevice, ThePeople, browser, language, position, window};

type Answer<C> = Result<<C as Command>::Reply, Problem>;

/// The list that the webview can call.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool {
    tauri::generate_handler![
        open,
        choose_passphrase,
        unlock,
        repair,
        lock_now,
        presence,
        people,
        set_lock,
        remove_lock,
        rename_person,
        add_person,
        erase_person,
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
        sign_in,
        begin_sign_in,
        cancel_sign_in,
        sign_out,
        sessions,
        end_session,
        end_other_sessions,
        profile::profile,
        profile::refresh_profile,
        profile::save_own,
        profile::remove_own,
        my_data::export_data,
        my_data::accesses,
        my_data::erasures,
        my_data::ask_erasure,
        acting::acting,
        acting::act_for,
        acting::structures,
        acting::name_staff,
        acting::end_staff,
        acting::accept_staff,
        acting::mandates,
        acting::begin_mandate,
        acting::add_evidence,
        acting::give_mandate,
        acting::save_evidence,
        acting::accept_mandate,
        acting::end_mandate,
        acting::acts,
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
fn open(app: AppHandle, people: ThePeople<'_>, command: Open) -> Answer<Open> {
    let Open {} = command;
    opened(&app, &people, people.open())
}

#[command(async)]
fn choose_passphrase(app: AppHandle, people: ThePeople<'_>, command: ChoosePassphrase) -> Answer<ChoosePassphrase> {
    opened(&app, &people, people.choose_passphrase(&command.passphrase))
}

#[command(async)]
fn unlock(app: AppHandle, people: ThePeople<'_>, command: Unlock) -> Answer<Unlock> {
    opened(&app, &people, people.unlock(command.person, &command.secret))
}

#[command(async)]
fn repair(app: AppHandle, people: ThePeople<'_>, command: Repair) -> Answer<Repair> {
    let Repair {} = command;
    opened(&app, &people, people.repair())
}

#[command(async)]
fn lock_now(people: ThePeople<'_>, command: LockNow) -> Answer<LockNow> {
    let LockNow {} = command;
    people.lock_now();
    Ok(())
}

#[command(async)]
fn presence(people: ThePeople<'_>, command: Presence) -> Answer<Presence> {
    people.presence(command.visible);
    Ok(())
}

#[command(async)]
fn people(people: ThePeople<'_>, _: TheDevice<'_>, command: GetPeople) -> Answer<GetPeople> {
    let GetPeople {} = command;
    Ok(people.people()?)
}

#[command(async)]
fn set_lock(app: AppHandle, people: ThePeople<'_>, _: TheDevice<'_>, command: SetLock) -> Answer<SetLock> {
    people.set_lock(command.old.as_deref(), command.kind, &command.secret)?;
    window::dress(&app, &people);
    Ok(())
}

#[command(async)]
fn remove_lock(app: AppHandle, people: ThePeople<'_>, _: TheDevice<'_>, command: RemoveLock) -> Answer<RemoveLock> {
    people.remove_lock(&command.secret)?;
    window::dress(&app, &people);
    Ok(())
}

#[command(async)]
fn rename_person(people: ThePeople<'_>, _: TheDevice<'_>, command: RenamePerson) -> Answer<RenamePerson> {
    Ok(people.rename(&command.label)?)
}

#[command(async)]
fn add_person(people: ThePeople<'_>, _: TheDevice<'_>, command: AddPerson) -> Answer<AddPerson> {
    people.add(&command.label, command.kind, &command.secret)?;
    Ok(())
}

#[command(async)]
fn erase_person(app: AppHandle, people: ThePeople<'_>, command: ErasePerson) -> Answer<ErasePerson> {
    opened(&app, &people, people.erase(command.person))
}

/// Whoever is at the app now has the window as it becomes them.
fn opened(app: &AppHandle, people: &ThePeople<'_>, opening: rapida_core::error::Result<Opening>) -> Answer<Open> {
    let opening = opening?;
    window::dress(app, people);
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
fn find_position(app: AppHandle, _: TheDevice<'_>, command: FindPosition) -> Answer<FindPosition> {
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
fn settings(people: ThePeople<'_>, command: GetSettings) -> Answer<GetSettings> {
    let GetSettings {} = command;
    Ok(people.settings()?)
}

#[command(async)]
fn save_settings(device: TheDevice<'_>, command: SaveSettings) -> Answer<SaveSettings> {
    Ok(device.save_settings(&command.settings)?)
}

#[command(async)]
fn sign_in(device: TheDevice<'_>, command: GetSignIn) -> Answer<GetSignIn> {
    let GetSignIn {} = command;
    Ok(device.sign_in()?)
}

#[command]
async fn begin_sign_in(app: AppHandle, device: TheDevice<'_>, command: BeginSignIn) -> Answer<BeginSignIn> {
    let BeginSignIn { level, return_to } = command;
    let address = device.begin_sign_in(Wish { level, return_to }, browser::WAY_BACK).await?;
    browser::open(&app, &address)
}

#[command(async)]
fn cancel_sign_in(device: TheDevice<'_>, command: CancelSignIn) -> Answer<CancelSignIn> {
    let CancelSignIn {} = command;
    Ok(device.cancel_sign_in()?)
}

#[command(async)]
fn sign_out(device: TheDevice<'_>, command: SignOut) -> Answer<SignOut> {
    Ok(device.sign_out(command.keep_unsent)?)
}

#[command]
async fn sessions(device: TheDevice<'_>, command: GetSessions) -> Answer<GetSessions> {
    let GetSessions {} = command;
    Ok(device.sessions().await?)
}

#[command]
async fn end_session(device: TheDevice<'_>, command: EndSession) -> Answer<EndSession> {
    Ok(device.end_session(command.id).await?)
}

#[command]
async fn end_other_sessions(device: TheDevice<'_>, command: EndOtherSessions) -> Answer<EndOtherSessions> {
    let EndOtherSessions {} = command;
    Ok(device.end_other_sessions().await?)
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
