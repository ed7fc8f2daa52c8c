//! The services on offer.

use rapida_contract::ipc::{FindServices, GetService, GetServices, OpenServicePage, RememberService};
use rapida_core::error::{Error, Result};

use super::{Here, Verb, of_who_opened};
use crate::browser;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    GetServices => |here, GetServices {}| here.device.services();
    FindServices => |here, command| here.device.find_services(&command.typed, &command.language);
    GetService => |here, command| here.device.service(&command.slug);
    OpenServicePage => open_page;
    RememberService => |here, command| here.device.remember_service(&command.slug);
};

/// Only what the municipality names is opened, never what a page says.
fn open_page(here: &Here<'_>, OpenServicePage { slug }: OpenServicePage) -> Result<()> {
    let url = here.device.service(&slug)?.url.ok_or_else(|| Error::not_found("L'indirizzo"))?;
    Ok(browser::open(&here.shell.app, &url)?)
}
