use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

static KNOWN: LazyLock<Known> = LazyLock::new(known);

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(?s).{0,400}") {
        let _ = read("small.toml", &text, &Known::default());
        let _ = read_list("small.toml", &text);
        let _ = read_catalogue("small.toml", &text);
    }

    #[test]
    fn no_change_of_a_file_makes_the_reader_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, "[ -~\\n\"'{}=\\[\\]àß]{0,12}"), 1..6),
    ) {
        let files = texts().services;
        let (name, text) = files.get(which.index(files.len())).expect("one");
        let mut letters: Vec<char> = text.chars().collect();
        for (place, many, with) in changes {
            let from = place.index(letters.len().max(1)).min(letters.len());
            let to = (from + many).min(letters.len());
            letters.splice(from..to, with.chars());
        }
        let changed: String = letters.into_iter().collect();
        match read(name, &changed, &KNOWN) {
            Ok(service) => prop_assert!(service.program().is_ok(), "what has no mistakes can be evaluated"),
            Err(mistakes) => {
                let lines = changed.lines().count() + 1;
                prop_assert!(!mistakes.is_empty());
                prop_assert!(mistakes.iter().all(|mistake| (1..=lines).contains(&mistake.line)), "{mistakes:?}");
            }
        }
    }
}
