//! Finding one of many by typing, without accents and capitals.

use rapida_contract::values::fold::{Umlaut, fold};

/// One of those that are offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What an answer keeps.
    pub id: String,
    /// What people read.
    pub name: String,
    /// What tells it from others; may be empty.
    pub detail: String,
}

/// Most that are shown at once: who sees more reads none.
pub const SHOWN: usize = 30;

/// Those that have what was typed in them, first those that begin with it; all where nothing was typed.
pub fn found<'a>(items: &'a [Item], typed: &str) -> Vec<&'a Item> {
    let typed = plain(typed);
    let mut found: Vec<(usize, &Item)> = items.iter().filter_map(|item| Some((place(item, &typed)?, item))).collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, item)| item).collect()
}

/// The one that was typed in full, or chosen.
pub fn meant<'a>(items: &'a [Item], typed: &str) -> Option<&'a Item> {
    let plainly = plain(typed);
    items.iter().find(|item| item.id == typed).or_else(|| {
        let mut same = items.iter().filter(|item| !plainly.is_empty() && plain(&item.name) == plainly);
        // Of two with the same name nobody knows which was meant.
        same.next().filter(|_| same.next().is_none())
    })
}

fn place(item: &Item, typed: &str) -> Option<usize> {
    let name = plain(&item.name);
    match name.find(typed) {
        Some(0) => Some(0),
        Some(_) => Some(1),
        None => plain(&item.detail).contains(typed).then_some(2),
    }
}

fn plain(text: &str) -> String {
    fold(text, Umlaut::Bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<Item> {
        let items = [
            ("albero", "Madonna dell'Albero", "Via Cella"),
            ("perche", "Il Perché", "Via Alberoni"),
            ("albereta", "Albereta", "Via Roma"),
            ("one", "Girasole", "Via A"),
            ("two", "Girasole", "Via B"),
        ];
        items.map(|(id, name, detail)| Item { id: id.into(), name: name.into(), detail: detail.into() }).into()
    }

    #[test]
    fn it_is_found_without_accents_and_the_beginning_comes_first() {
        let items = items();
        let ids = |typed: &str| found(&items, typed).into_iter().map(|item| item.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids("alber"), ["albereta", "albero", "perche"]);
        assert_eq!(ids("dell'albero"), ["albero"]);
        assert_eq!(ids("PERCHÈ"), ["perche"]);
        assert_eq!(ids("via b"), ["two"]);
        assert_eq!(ids("zzz"), [""; 0]);
        assert_eq!(ids("").len(), items.len());
    }

    #[test]
    fn what_was_typed_in_full_is_meant_where_it_is_one() {
        let items = items();
        let id = |typed: &str| meant(&items, typed).map(|item| item.id.as_str());
        assert_eq!(id("albereta"), Some("albereta"));
        assert_eq!(id("il perche"), Some("perche"));
        assert_eq!(id("two"), Some("two"));
        assert_eq!(id("girasole"), None);
        assert_eq!(id(""), None);
    }
}
