//! What a plate may have been meant for, where a character was taken for one that looks like it.

use std::collections::BTreeSet;

use super::PlateKind;
use super::kind::{LOOKS, may_stand};

/// Characters that are taken for each other.
const PAIRS: &[(char, char)] = &[('0', 'O'), ('1', 'I'), ('8', 'B')];

/// The plates of everyday kinds that differ from this one only by such characters.
pub fn of(plate: &str) -> BTreeSet<String> {
    let everyday = |kind: PlateKind| matches!(kind, PlateKind::Car | PlateKind::Motorcycle | PlateKind::Trailer);
    let looks = LOOKS.iter().filter(|(kind, look)| everyday(*kind) && look.len() == plate.len());
    let meant =
        looks.filter_map(|(_, look)| plate.chars().zip(look.chars()).map(|(c, place)| meant(c, place)).collect());
    meant.filter(|meant: &String| !PlateKind::all_of(meant).is_empty()).collect()
}

/// The character itself where it may stand, or else the one that looks like it.
fn meant(character: char, place: char) -> Option<char> {
    let other = PAIRS.iter().find_map(|(digit, letter)| match character {
        c if c == *digit => Some(*letter),
        c if c == *letter => Some(*digit),
        _ => None,
    });
    [Some(character), other].into_iter().flatten().find(|character| may_stand(*character, place))
}
