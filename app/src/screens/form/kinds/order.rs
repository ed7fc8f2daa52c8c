//! What becomes of a list in somebody's order.

use rapida_contract::form::Answer;

/// With one of it at another place; as it is where there is no such place.
pub fn moved(list: &[String], from: usize, to: usize) -> Vec<String> {
    let mut list = list.to_vec();
    if from < list.len() && to < list.len() {
        let one = list.remove(from);
        list.insert(to, one);
    }
    list
}

/// With one more at its end, unless it is in it.
pub fn with(list: &[String], one: &str) -> Vec<String> {
    let new = Some(one.to_owned()).filter(|one| !list.contains(one));
    list.iter().cloned().chain(new).collect()
}

/// Without the one at a place.
pub fn without(list: &[String], place: usize) -> Vec<String> {
    list.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, one)| one.clone()).collect()
}

/// As an answer; none where it is empty.
pub fn answer(list: Vec<String>) -> Option<Answer> {
    (!list.is_empty()).then_some(Answer::List(list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(letters: &str) -> Vec<String> {
        letters.chars().map(String::from).collect()
    }

    #[test]
    fn one_moves_and_the_others_keep_their_order() {
        let cases = [(0, 2, "bca"), (2, 0, "cab"), (1, 0, "bac"), (1, 1, "abc"), (0, 3, "abc"), (7, 0, "abc")];
        for (from, to, expected) in cases {
            assert_eq!(moved(&list("abc"), from, to), list(expected), "{from} to {to}");
        }
    }

    #[test]
    fn nothing_is_in_it_twice_and_an_empty_one_is_no_answer() {
        assert_eq!(with(&list("ab"), "c"), list("abc"));
        assert_eq!(with(&list("ab"), "a"), list("ab"));
        assert_eq!(without(&list("abc"), 1), list("ac"));
        assert_eq!(without(&list("abc"), 9), list("abc"));
        assert_eq!(answer(without(&list("a"), 0)), None);
        assert_eq!(answer(list("a")), Some(Answer::List(list("a"))));
    }
}
