//! Before somebody opened the app: none of these tells anything personal.

use rapida_contract::ipc::{
    ChoosePassphrase, ErasePerson, GetSettings, GetSystemLanguage, LiftLock, LockNow, Notify, Open, Presence, Repair,
    Unlock,
};
use rapida_contract::problem::{Code, Problem};
use rapida_core::error::Result;
use tauri_plugin_notification::NotificationExt;

use super::{Verb, of_anybody};
use crate::here::Shell;
use crate::language;

pub(super) const VERBS: &[Verb] = of_anybody! {
    Open => |shell, Open {}| shell.opened(shell.people.open());
    ChoosePassphrase => |shell, command| shell.opened(shell.people.choose_passphrase(&command.passphrase));
    Unlock => |shell, command| shell.opened(shell.people.unlock(command.person, &command.secret));
    LiftLock => |shell, command| shell.opened(shell.people.lift_lock(&command.prompt));
    Repair => |shell, Repair {}| shell.opened(shell.people.repair());
    ErasePerson => |shell, command| shell.opened(shell.people.erase(command.person));
    LockNow => |shell, LockNow {}| { shell.people.lock_now(); Ok(()) };
    Presence => |shell, command| { shell.people.presence(command.visible); Ok(()) };
    GetSystemLanguage => |_, GetSystemLanguage {}| Ok(language::of_system());
    GetSettings => |shell, GetSettings {}| shell.people.settings();
    Notify => notify;
};

fn notify(shell: &Shell, Notify { title, body }: Notify) -> Result<()> {
    let shown = shell.app.notification().builder().title(title).body(body).show();
    Ok(shown.map_err(|error| Problem::new(Code::Unavailable, error.to_string()))?)
}
