//! Who uses this device, and their locks.

use rapida_contract::ipc::{AddPerson, GetPeople, RemoveLock, RenamePerson, SetLock, UseBiometrics};

use super::{Verb, of_who_opened};

pub(super) const VERBS: &[Verb] = of_who_opened! {
    GetPeople => |here, GetPeople {}| here.people().people();
    SetLock => |here, command| {
        here.people().set_lock(command.old.as_deref(), command.kind, &command.secret)?;
        here.shell.dress();
        Ok(())
    };
    RemoveLock => |here, command| {
        here.people().remove_lock(&command.secret)?;
        here.shell.dress();
        Ok(())
    };
    UseBiometrics => |here, command| here.people().use_biometrics(command.on, &command.prompt);
    RenamePerson => |here, command| here.people().rename(&command.label);
    AddPerson => |here, command| here.people().add(&command.label, command.kind, &command.secret).map(drop);
};
