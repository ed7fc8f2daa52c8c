//! Which reports a list or a map shows, as the query of its address says. Foreign text: anything unknown is left out.

use rapida_contract::progress::State;

/// Longest text that is searched for, in characters.
const TEXT_MAX: usize = 100;
/// Longest id of a category or an office.
const ID_MAX: usize = 64;

/// The filter of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Which states.
    pub states: States,
    /// Id of a category; empty for all.
    pub category: String,
    /// Id of an office; empty for all.
    pub office: String,
    /// Words in title, address or details, or a piece of the code; empty for all.
    pub text: String,
    /// Only those whose last day for an answer is over.
    pub overdue: bool,
    /// Page, from 0.
    pub page: u32,
}

/// Which states are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum States {
    /// Those with which somebody still has something to do.
    #[default]
    Open,
    /// All.
    All,
    /// One.
    Only(State),
}

impl States {
    /// As in the address.
    pub fn name(self) -> &'static str {
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

    /// The states that are meant.
    pub fn listed(self) -> Vec<State> {
        let all = State::ALL.into_iter();
        match self {
            Self::All => all.collect(),
            Self::Open => all.filter(|state| !state.is_closed()).collect(),
            Self::Only(state) => vec![state],
        }
    }
}

impl Filter {
    /// Reads the query of an address.
    pub fn read(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let mut filter = Self::default();
        for (key, value) in pairs {
            let value = value.trim();
            match key.as_str() {
                "stato" => filter.states = States::read(value),
                "categoria" => filter.category = value.chars().take(ID_MAX).collect(),
                "ufficio" => filter.office = value.chars().take(ID_MAX).collect(),
                "cerca" => filter.text = value.chars().take(TEXT_MAX).collect::<String>().trim_end().to_owned(),
                "scadute" => filter.overdue = value == "si",
                "pagina" => filter.page = value.parse::<u32>().unwrap_or(1).saturating_sub(1),
                _ => {}
            }
        }
        filter
    }

    /// The query that reads back as this filter; empty for the plain list.
    pub fn query(&self) -> String {
        let page = (self.page > 0).then(|| self.page.saturating_add(1).to_string());
        let state = (self.states != States::Open).then(|| self.states.name().to_owned());
        let said = |text: &String| (!text.is_empty()).then(|| text.clone());
        let pairs = [
            ("stato", state),
            ("categoria", said(&self.category)),
            ("ufficio", said(&self.office)),
            ("cerca", said(&self.text)),
            ("scadute", self.overdue.then(|| "si".to_owned())),
            ("pagina", page),
        ];
        let pairs: Vec<_> = pairs.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    /// The same list, at another page.
    pub fn at_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// Whether anything is left out besides what is closed.
    pub fn is_narrow(&self) -> bool {
        Self { page: 0, ..self.clone() } != Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_unknown_is_left_out() {
        assert_eq!(Filter::read(""), Filter::default());
        assert_eq!(Filter::read("stato=ufo&pagina=-3&scadute=forse&x=y"), Filter::default());
        assert_eq!(Filter::read("pagina=99999999999999"), Filter::default());
    }

    #[test]
    fn the_plain_list_has_no_query() {
        assert_eq!(Filter::default().query(), "");
        let asked = Filter { states: States::Only(State::Asked), page: 1, ..Filter::default() };
        assert_eq!(asked.query(), "stato=asked&pagina=2");
    }

    proptest! {
        #[test]
        fn a_filter_reads_back_from_its_query(query in "\\PC{0,300}") {
            let filter = Filter::read(&query);
            prop_assert_eq!(Filter::read(&filter.query()), filter);
        }

        #[test]
        fn typed_words_read_back(text in "[^\\s]{1,40}( [^\\s]{1,20})?", page in 0_u32..1_000, overdue: bool) {
            let filter = Filter { states: States::All, text, page, overdue, ..Filter::default() };
            prop_assert_eq!(Filter::read(&filter.query()), filter);
        }
    }
}
