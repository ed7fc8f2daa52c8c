//! The known name that a misspelt one is closest to.

/// The nearest of these names, where no more than a third of its letters is different.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let written: Vec<char> = name.chars().take(LETTERS).collect();
    let far = |other: &str| distance(&written, &other.chars().take(LETTERS).collect::<Vec<_>>());
    let (distance, found) = known.into_iter().map(|other| (far(other), other)).min()?;
    (distance * 3 <= written.len().max(3)).then(|| found.to_owned())
}

/// Letters of a name that are compared.
const LETTERS: usize = 60;

/// How many letters must be added, left out or changed (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.iter().enumerate() {
        let mut next = vec![above + 1];
        let mut left = above + 1;
        for (pair, theirs) in row.windows(2).zip(other) {
            let &[diagonal, upper] = pair else { continue };
            left = (diagonal + usize::from(letter != theirs)).min(upper + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_name_is_recognised_and_another_is_not() {
        let known = ["child.birth_date", "child.name", "isee", "today"];
        let cases = [
            ("child.birthdate", Some("child.birth_date")),
            ("child.bird_date", Some("child.birth_date")),
            ("ise", Some("isee")),
            ("isse", Some("isee")),
            ("plate", None),
            ("", None),
        ];
        for (written, found) in cases {
            assert_eq!(nearest(written, known).as_deref(), found, "{written}");
        }
    }
}
