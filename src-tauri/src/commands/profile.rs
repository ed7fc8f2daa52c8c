//! What is known of the person.

use rapida_contract::ipc::{GetProfile, RefreshProfile, RemoveOwn, SaveOwn};

use super::{Verb, of_who_opened};
use crate::here::wait;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    GetProfile => |here, GetProfile {}| here.device.profile();
    RefreshProfile => |here, RefreshProfile {}| wait(Box::pin(here.device.refresh_profile()));
    SaveOwn => |here, command| here.device.save_own(command.id, command.what);
    RemoveOwn => |here, command| here.device.remove_own(command.id);
};
