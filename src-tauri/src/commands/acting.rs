//! Acting for somebody.

use rapida_contract::ipc::{
    AcceptMandate, AcceptStaff, ActFor, EndMandate, EndStaff, GetActing, GetActs, GetMandates, GetStructures,
    GiveMandate, NameStaff,
};

use super::{Verb, of_who_opened};
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
    GiveMandate => |here, command| wait(Box::pin(here.device.give_mandate(&command.mandate)));
    AcceptMandate => |here, command| wait(Box::pin(here.device.accept_mandate(command.id)));
    EndMandate => |here, command| wait(Box::pin(here.device.end_mandate(command.id)));
    GetActs => |here, GetActs {}| wait(Box::pin(here.device.acts()));
};
