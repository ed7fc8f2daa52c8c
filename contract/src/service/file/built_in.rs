//! The files that come with this release, for a first start without a network.

use super::{Known, contacts, office_ids, read, read_catalogue, read_list};
use crate::service::edition::Offer;
use crate::service::{Catalogue, List, Service};

// Name and text of every file in `assets/services`, `assets/lists` and `assets/rankings`, made by the build script.
include!(concat!(env!("OUT_DIR"), "/services.rs"));

const CATALOGUE_NAME: &str = "assets/catalogue.toml";
const CATALOGUE: &str = include_str!("../../../../assets/catalogue.toml");
const OFFICES: &str = include_str!("../../../../assets/offices.toml");

/// All built-in services, in the order of their slugs. It reads all files: whoever needs them often keeps them.
pub fn built_in() -> Vec<Service> {
    let offices = office_ids(OFFICES).expect("the built-in offices are read by a test");
    let known = Known { offices, catalogue: built_in_catalogue(), lists: built_in_lists() };
    let services = SERVICES.iter().map(|(file, text)| read(file, text, &known));
    services.map(|service| service.expect("the built-in services are read by a test")).collect()
}

/// What is on offer where only these services are.
pub fn built_in_offer(services: &[Service]) -> Offer {
    Offer {
        catalogue: built_in_catalogue(),
        lists: built_in_lists(),
        offices: contacts(OFFICES).expect("the built-in offices are read by a test"),
        editions: services.iter().map(Service::edition).collect(),
    }
}

/// The built-in lists.
pub fn built_in_lists() -> Vec<List> {
    let lists = LISTS.iter().map(|(file, text)| read_list(file, text));
    lists.map(|list| list.expect("the built-in lists are read by a test")).collect()
}

/// The built-in catalogue.
pub fn built_in_catalogue() -> Catalogue {
    read_catalogue(CATALOGUE_NAME, CATALOGUE).expect("the built-in catalogue is read by a test")
}

/// The built-in files as they are written, each with its name.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The catalogue.
    pub catalogue: (&'static str, &'static str),
    /// The lists.
    pub lists: &'static [(&'static str, &'static str)],
    /// The services.
    pub services: &'static [(&'static str, &'static str)],
    /// The rules of rankings, which [`crate::ranking::file`] reads.
    pub rankings: &'static [(&'static str, &'static str)],
}

/// The built-in files as they are written, for whoever puts others in the place of some.
pub fn texts() -> Texts {
    Texts { catalogue: (CATALOGUE_NAME, CATALOGUE), lists: LISTS, services: SERVICES, rankings: RANKINGS }
}
