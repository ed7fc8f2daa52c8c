//! Every endpoint of the server, and who may ask it. What is not in this table cannot be asked.

use rapida_contract::access_log::ACCESSES;
use rapida_contract::acting::{ACTS, CAPACITIES, MANDATES, STRUCTURES};
use rapida_contract::drafts::{DRAFTS, DRAFTS_KEY};
use rapida_contract::erasure::ERASURES;
use rapida_contract::proceeding::PROCEEDINGS;
use rapida_contract::registry::REGISTRY;
use rapida_contract::service::edition::SERVICES;
use rapida_contract::sign_in::Level;
use rapida_contract::sign_in::{AUTHORIZE, METADATA, REVOKE, TOKEN};

use super::Who::{self, Anyone, Bearer, Browser, Device, Operator, Person};
use crate::office::operators::Duty;
use crate::page::STYLE_PATH;
use crate::sign_in::{KEYS, RETURN};

/// A method on a path, as the router writes it, and who may ask it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Endpoint {
    /// `GET` also stands for `HEAD` where that has no line of its own.
    pub method: &'static str,
    /// With its parameters in braces.
    pub path: &'static str,
    /// Who.
    pub who: Who,
    /// Whether it is there in test mode alone.
    pub sandbox: bool,
}

/// Whoever works at the desk.
const DESK: Who = Operator(&[Duty::Clerk, Duty::Registrar]);
/// Every operator.
const OPERATOR: Who = Operator(&[Duty::Clerk, Duty::Registrar, Duty::Police, Duty::Admin]);
/// Whoever is signed in, however surely.
const READER: Who = Person(Level::L1);

/// Whoever sends something in their own name.
const SENDER: Who = Person(Level::L2);
/// Whoever watches over the rest.
const ADMIN: Who = Operator(&[Duty::Admin]);

/// The table.
pub static ENDPOINTS: &[Endpoint] = &[
    // For whoever watches over the server, and whoever develops
    line("GET", "/healthz", Anyone),
    line("GET", "/readyz", Anyone),
    line("GET", "/metrics", Anyone),
    line("GET", "/openapi.json", Anyone),
    // Pages for everybody
    line("GET", "/", Anyone),
    line("GET", STYLE_PATH, Anyone),
    line("GET", "/ufficio/", Anyone),
    line("GET", "/verifica/", Anyone),
    line("GET", "/verifica", Anyone),
    line("POST", "/verifica", Anyone),
    line("GET", "/graduatorie/{slug}/{call}", Anyone),
    // What the municipality tells everybody
    line("GET", "/.well-known/jwks.json", Anyone),
    line("GET", "/v1/municipality", Anyone),
    line("GET", SERVICES, Anyone),
    line("GET", "/v1/services/{slug}/{version}", Anyone),
    line("GET", "/v1/rankings/{slug}/{call}", Anyone),
    line("GET", "/v1/public-reports/{code}/thumbnail", Anyone),
    // Devices
    line("GET", "/v1/changes", Device),
    line("GET", "/v1/events", Device),
    line("PUT", "/v1/submissions/{id}", Device),
    line("PUT", "/v1/submissions/{id}/rating", Device),
    line("GET", PROCEEDINGS, Device),
    line("GET", "/v1/proceedings/{id}/form", Device),
    line("GET", "/v1/proceedings/{id}/decision", Device),
    line("PUT", "/v1/follows/{code}", Device),
    line("DELETE", "/v1/follows/{code}", Device),
    line("OPTIONS", "/v1/uploads", Anyone),
    line("POST", "/v1/uploads", Device),
    line("HEAD", "/v1/uploads/{id}", Device),
    line("PATCH", "/v1/uploads/{id}", Device),
    line("DELETE", "/v1/uploads/{id}", Device),
    line("GET", "/v1/attachments/{id}", Device),
    // Signing in
    line("GET", METADATA, Anyone),
    line("GET", KEYS, Anyone),
    line("GET", AUTHORIZE, Anyone),
    line("GET", RETURN, Browser),
    line("POST", TOKEN, Device),
    line("POST", REVOKE, Device),
    // People
    line("GET", "/v1/me", READER),
    line("GET", REGISTRY, READER),
    line("GET", CAPACITIES, READER),
    line("GET", ACTS, READER),
    line("GET", STRUCTURES, READER),
    line("PUT", "/v1/structures/{id}/staff/{tax_code}", SENDER),
    line("DELETE", "/v1/structures/{id}/staff/{tax_code}", SENDER),
    line("PUT", "/v1/structures/{id}/acceptance", SENDER),
    line("GET", MANDATES, READER),
    line("PUT", "/v1/mandates/{id}", SENDER),
    line("DELETE", "/v1/mandates/{id}", SENDER),
    line("PUT", "/v1/mandates/{id}/acceptance", SENDER),
    line("GET", "/v1/mandates/{id}/evidence", READER),
    line("GET", ACCESSES, READER),
    line("GET", ERASURES, READER),
    line("PUT", "/v1/erasure-requests/{id}", SENDER),
    line("GET", DRAFTS_KEY, READER),
    line("GET", DRAFTS, READER),
    line("PUT", "/v1/drafts/{id}", READER),
    line("DELETE", "/v1/drafts/{id}", READER),
    line("GET", "/v1/sessions", READER),
    line("DELETE", "/v1/sessions", READER),
    line("DELETE", "/v1/sessions/{id}", READER),
    // The desk
    line("GET", "/ufficio/accesso", Anyone),
    line("POST", "/ufficio/uscita", OPERATOR),
    line("GET", "/ufficio", OPERATOR),
    line("GET", "/ufficio/mappa", DESK),
    line("GET", "/ufficio/segnalazioni/{code}", DESK),
    line("POST", "/ufficio/segnalazioni/{code}/passi", DESK),
    line("GET", "/ufficio/segnalazioni/{code}/segnatura.xml", DESK),
    line("GET", "/ufficio/pictures/{id}", DESK),
    line("GET", "/ufficio/pratiche", DESK),
    line("GET", "/ufficio/pratiche/{id}", DESK),
    line("POST", "/ufficio/pratiche/{id}/passi", DESK),
    line("GET", "/ufficio/pratiche/{id}/decisione", DESK),
    line("GET", "/ufficio/documenti/{id}", DESK),
    line("GET", "/ufficio/graduatorie", DESK),
    line("GET", "/ufficio/graduatorie/{slug}/{call}", DESK),
    line("POST", "/ufficio/graduatorie/{slug}/{call}/pubblicazione", DESK),
    line("POST", "/ufficio/graduatorie/{slug}/{call}/posti", DESK),
    line("GET", "/ufficio/graduatorie/{slug}/{call}/domande/{id}", DESK),
    line("POST", "/ufficio/graduatorie/{slug}/{call}/domande/{id}/rettifica", DESK),
    line("POST", "/ufficio/graduatorie/{slug}/{call}/domande/{id}/risposta", DESK),
    line("GET", "/ufficio/graduatorie/{slug}/{call}/graduatoria.csv", DESK),
    line("GET", "/ufficio/graduatorie/{slug}/{call}/graduatoria.pdf", DESK),
    line("GET", "/ufficio/graduatorie/{slug}/{call}/elaborazione.json", DESK),
    line("GET", "/ufficio/graduatorie/{slug}/{call}/verbale.jws", DESK),
    line("GET", "/ufficio/servizi", ADMIN),
    line("GET", "/ufficio/cancellazioni", ADMIN),
    line("POST", "/ufficio/cancellazioni/{id}", ADMIN),
    // Open311
    line("GET", "/open311/discovery.json", Anyone),
    line("GET", "/open311/discovery.xml", Anyone),
    line("GET", "/open311/v2/discovery.json", Anyone),
    line("GET", "/open311/v2/discovery.xml", Anyone),
    line("GET", "/open311/v2/services.json", Anyone),
    line("GET", "/open311/v2/services.xml", Anyone),
    line("GET", "/open311/v2/services/{file}", Anyone),
    line("GET", "/open311/v2/requests.json", Anyone),
    line("GET", "/open311/v2/requests.xml", Anyone),
    line("POST", "/open311/v2/requests.json", Bearer),
    line("POST", "/open311/v2/requests.xml", Bearer),
    line("GET", "/open311/v2/requests/{file}", Anyone),
    line("GET", "/open311/v2/tokens/{file}", Anyone),
    // The test mode
    trial("GET", "/sandbox/mail", Anyone),
    trial("GET", "/sandbox/clock", Anyone),
    trial("POST", "/sandbox/clock", Anyone),
    trial("GET", "/sandbox/anagrafe", Anyone),
    trial("POST", "/sandbox/anagrafe/stato", Anyone),
    trial("POST", "/sandbox/anagrafe/consultazione", Anyone),
    trial("GET", "/sandbox/imprese", Anyone),
    trial("POST", "/sandbox/imprese/stato", Anyone),
    trial("POST", "/sandbox/imprese/consultazione", Anyone),
    trial("GET", "/sandbox/federa/.well-known/openid-configuration", Anyone),
    trial("GET", "/sandbox/federa/jwks.json", Anyone),
    trial("GET", "/sandbox/federa/authorize", Anyone),
    trial("POST", "/sandbox/federa/authorize", Anyone),
    trial("POST", "/sandbox/federa/scelta", Anyone),
    trial("POST", "/sandbox/federa/token", Bearer),
    trial("GET", "/sandbox/federa/userinfo", Bearer),
    trial("POST", "/sandbox/federa/userinfo", Bearer),
];

const fn line(method: &'static str, path: &'static str, who: Who) -> Endpoint {
    Endpoint { method, path, who, sandbox: false }
}

const fn trial(method: &'static str, path: &'static str, who: Who) -> Endpoint {
    Endpoint { method, path, who, sandbox: true }
}

/// The lines of a path.
pub fn of_path(path: &str) -> impl Iterator<Item = &'static Endpoint> {
    ENDPOINTS.iter().filter(move |endpoint| endpoint.path == path)
}

/// The line of a request; `GET` answers `HEAD` too.
pub fn of(method: &str, path: &str) -> Option<&'static Endpoint> {
    let of = |method: &str| of_path(path).find(|endpoint| endpoint.method == method);
    of(method).or_else(|| of("GET").filter(|_| method == "HEAD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_has_one_line() {
        for one in ENDPOINTS {
            let alike = of_path(one.path).filter(|other| other.method == one.method);
            assert_eq!(alike.count(), 1, "{} {}", one.method, one.path);
        }
    }

    #[test]
    fn head_is_asked_where_get_is() {
        assert_eq!(of("HEAD", "/v1/me"), of("GET", "/v1/me"));
        assert_eq!(of("HEAD", "/v1/uploads/{id}").map(|line| line.method), Some("HEAD"));
        assert_eq!((of("GET", "/v1/uploads/{id}"), of("HEAD", TOKEN)), (None, None));
    }
}
