//! The verbs of the services on offer, and what they answer.

use serde::{Deserialize, Serialize};

use super::{Command, commands};
use crate::municipality::Text;
use crate::service::light::Way;
use crate::service::{Call, Card, Channel, Contact, Fee, Name, Norm, Screen, Stage, Term};

commands! {
    /// The services on offer.
    "services" GetServices {} -> Services;
    /// Slugs of the services that fit what was typed, the best first.
    "find_services" FindServices {
        /// What the person typed.
        typed: String,
        /// `it`, `en`, `de`.
        language: String,
    } -> Vec<String>;
    /// A service's card.
    "service" GetService {
        /// Which.
        slug: String,
    } -> ServicePage;
    /// Opens the pages of somebody else where a service is, in the system's browser.
    "open_service_page" OpenServicePage {
        /// Which service.
        slug: String,
    } -> ();
    /// Remembers that the person opened a service's card.
    "remember_service" RememberService {
        /// Which.
        slug: String,
    } -> ();
}

/// The services on offer, for one person on one day.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Services {
    /// What they are sorted by.
    pub categories: Vec<Name>,
    /// When one needs them: only those that have a service.
    pub life_events: Vec<Name>,
    /// All, in the order of their titles in Italian.
    pub cards: Vec<ServiceCard>,
    /// Slugs of those that the person opened last, the last one first.
    pub recent: Vec<String>,
}

/// A service in a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ServiceCard {
    /// Which.
    pub slug: String,
    /// What it is called.
    pub title: Text,
    /// What it is for, in a sentence.
    pub summary: Text,
    /// Id of its category.
    pub category: String,
    /// Ids of its life events.
    pub life_events: Vec<String>,
    /// How far this person gets with it online.
    pub way: Way,
}

/// A service's card.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ServicePage {
    /// As it stands in lists.
    pub card: ServiceCard,
    /// The name of its category.
    pub category: Text,
    /// The headings.
    pub headings: Card,
    /// When it can be asked.
    pub calls: Vec<Call>,
    /// What it costs.
    pub fee: Option<Fee>,
    /// By when it is over.
    pub term: Option<Term>,
    /// What happens to a submission, in order.
    pub stages: Vec<Stage>,
    /// The laws and regulations behind it.
    pub norms: Vec<Norm>,
    /// Whom to ask.
    pub office: Option<Contact>,
    /// Why it cannot be used at the moment, where that is so.
    pub suspended: Option<Text>,
    /// How one gets it.
    pub channel: Channel,
    /// Where it is, with the channel `external`.
    pub url: Option<String>,
    /// The part of the app, with the channel `screen`.
    pub screen: Option<Screen>,
    /// Which version this is.
    pub version: u32,
}
