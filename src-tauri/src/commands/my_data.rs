//! What is held of the person.

use rapida_contract::ipc::{AskErasure, ExportData, GetAccesses, GetErasures};

use super::{Verb, of_who_opened};
use crate::here::wait;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    ExportData => |here, ExportData {}| here.device.export_data();
    GetAccesses => |here, command| wait(Box::pin(here.device.accesses(command.before)));
    GetErasures => |here, GetErasures {}| wait(Box::pin(here.device.erasures()));
    AskErasure => |here, AskErasure {}| wait(Box::pin(here.device.ask_erasure()));
};
