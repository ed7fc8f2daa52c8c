//! Which forms the list shows, as the query of its address says. Foreign text: anything unknown is left out.

use rapida_contract::proceeding::State;

use crate::office::operators::Scope;
use crate::proceedings;

/// Longest text of a field, in characters.
const TEXT_MAX: usize = 64;

/// The filter of the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Filter {
    /// Which states.
    pub(super) states: States,
    /// Slug of a service; empty for all.
    pub(super) service: String,
    /// Number of the register as typed, of any version or step; empty for all.
    pub(super) number: String,
    /// Page, from 0.
    pub(super) page: u32,
}

/// Which states are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum States {
    /// Those that are not over.
    #[default]
    Open,
    /// All.
    All,
    /// One.
    Only(State),
}

impl States {
    /// As in the address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Open => "aperte",
            Self::All => "tutte",
            Self::Only(state) => state.as_str(),
        }
    }

    fn read(name: &str) -> Self {
        match (name, State::from_name(name)) {
            ("tutte", _) => Self::All,
            (_, State::Unknown) => Self::Open,
            (_, state) => Self::Only(state),
        }
    }

    /// The states that are meant; empty for all.
    fn listed(self) -> Vec<State> {
        match self {
            Self::All => Vec::new(),
            Self::Open => State::ALL.iter().copied().filter(|state| !state.is_over()).collect(),
            Self::Only(state) => vec![state],
        }
    }
}

impl Filter {
    /// Reads the query of an address.
    pub(super) fn read(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let mut filter = Self::default();
        for (key, value) in pairs {
            let text = || value.trim().chars().take(TEXT_MAX).collect::<String>().trim_end().to_owned();
            match key.as_str() {
                "stato" => filter.states = States::read(value.trim()),
                "servizio" => filter.service = text(),
                "numero" => filter.number = text(),
                "pagina" => filter.page = value.trim().parse::<u32>().unwrap_or(1).saturating_sub(1),
                _ => {}
            }
        }
        filter
    }

    /// The address that reads back as this filter.
    pub(super) fn address(&self) -> String {
        let page = (self.page > 0).then(|| self.page.saturating_add(1).to_string());
        let state = (self.states != States::Open).then(|| self.states.name().to_owned());
        let said = |text: &String| (!text.is_empty()).then(|| text.clone());
        let pairs =
            [("stato", state), ("servizio", said(&self.service)), ("numero", said(&self.number)), ("pagina", page)];
        let pairs: Vec<_> = pairs.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
        let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
        if query.is_empty() { "/ufficio/pratiche".into() } else { format!("/ufficio/pratiche?{query}") }
    }

    /// The same list, at another page.
    pub(super) fn at_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// Whether anything is left out besides what is over.
    pub(super) fn is_narrow(&self) -> bool {
        self.at_page(0) != Self::default()
    }

    /// What it lets through of what an operator sees. Whoever types a number finds it whatever its state.
    pub(super) fn wanted(&self, scope: Scope) -> proceedings::Filter {
        let is_plain = self.states == States::Open && !self.number.is_empty();
        let states = if is_plain { Vec::new() } else { self.states.listed() };
        let number = (!self.number.is_empty()).then(|| number(&self.number));
        proceedings::Filter { scope, states, slug: self.service.clone(), number }
    }
}

/// `2026-0000012`, also without the leading zeros or the year. What is no number is that of none: they begin with 1.
fn number(text: &str) -> (Option<i16>, u32) {
    let read = match text.split_once('-') {
        Some((year, number)) => {
            year.trim().parse().ok().zip(number.trim().parse().ok()).map(|(year, number)| (Some(year), number))
        }
        None => text.parse().ok().map(|number| (None, number)),
    };
    read.unwrap_or((None, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_unknown_is_left_out() {
        for query in ["", "stato=ufo&pagina=-3&x=y", "pagina=99999999999999", "stato=aperte"] {
            assert_eq!(Filter::read(query), Filter::default(), "{query}");
        }
    }

    #[test]
    fn a_number_is_found_with_and_without_year_and_zeros_and_whatever_its_state() {
        let cases = [
            ("2026-0000012", (Some(2026), 12)),
            (" 2026 - 12 ", (Some(2026), 12)),
            ("12", (None, 12)),
            ("dodici", (None, 0)),
            ("99999999999", (None, 0)),
        ];
        for (typed, expected) in cases {
            let filter = Filter::read(&serde_urlencoded::to_string([("numero", typed)]).expect("a query"));
            let wanted = filter.wanted(Scope::All);
            assert_eq!((wanted.number, wanted.states.len()), (Some(expected), 0), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_filter_reads_back_from_its_address(query in "\\PC{0,300}", number in "\\PC{0,80}") {
            let numbered = Filter::read(&serde_urlencoded::to_string([("numero", &number)]).expect("a query"));
            for filter in [Filter::read(&query), numbered] {
                let address = filter.address();
                let query = address.split_once('?').map_or("", |(_, query)| query);
                let _ = filter.wanted(Scope::All);
                prop_assert_eq!(Filter::read(query), filter);
            }
        }
    }
}
