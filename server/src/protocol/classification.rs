//! The heading under which the archive keeps a report.
//!
//! The plan is the model one for Italian municipalities (ANCI's working group of the archives, second edition, 2005).

/// A heading of the classification plan (titolario).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Class {
    /// What it is called.
    pub name: &'static str,
    /// Title and class.
    pub code: &'static str,
}

const ROADS: Class = Class { name: "Viabilità", code: "Titolo VI.Classe 7" };
const SERVICES: Class = Class {
    name: "Servizio idrico integrato, luce, gas, trasporti pubblici, gestione dei rifiuti e altri servizi",
    code: "Titolo VI.Classe 8",
};
const ENVIRONMENT: Class =
    Class { name: "Ambiente: autorizzazioni, monitoraggio e controllo", code: "Titolo VI.Classe 9" };
const SAFETY: Class = Class { name: "Sicurezza e ordine pubblico", code: "Titolo IX.Classe 4" };
const PUBLIC_RELATIONS: Class = Class { name: "Informazioni e relazioni con il pubblico", code: "Titolo I.Classe 8" };

/// The heading of a report of this category; the public relations office's for a category that has none of its own.
pub fn of_category(category: &str) -> Class {
    match category {
        "roads" | "signs" | "traffic" => ROADS,
        "lighting" | "waste" => SERVICES,
        "green" => ENVIRONMENT,
        "decay" => SAFETY,
        _ => PUBLIC_RELATIONS,
    }
}
