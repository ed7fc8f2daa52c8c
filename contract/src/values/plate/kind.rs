//! The kinds of Italian plates, by what is written on them (D.P.R. 495/1992, art. 246 to 260, and older and special series).

use PlateKind::{Car, Diplomatic, Moped, Motorcycle, Provincial, Services, Test, Trailer, Visitor};

/// What an Italian plate is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlateKind {
    /// A car (autoveicolo), since 1994.
    Car,
    /// A motorcycle (motociclo), since 1999.
    Motorcycle,
    /// A moped (ciclomotore), since 2006.
    Moped,
    /// A trailer (rimorchio).
    Trailer,
    /// A dealer's or workshop's test plate (targa prova).
    Test,
    /// Foreign visitors (escursionisti esteri, EE).
    Visitor,
    /// The diplomatic and consular corps, the United Nations.
    Diplomatic,
    /// Police, fire brigade, armed forces, Red Cross and the like.
    Services,
    /// A province and a number, given until 1994 and still valid.
    Provincial,
}

/// What plates of each kind look like, the surest first. `l` is a letter of the series since 1994, `a` any letter, `9` a
/// digit, `m` a character of mopeds, `*` any character, `+` at the end some more; what else there is stands for itself.
pub const LOOKS: &[(PlateKind, &str)] = &[
    (Visitor, "EE999ll"),
    (Diplomatic, "CC999aa"),
    (Diplomatic, "CD999aa"),
    (Diplomatic, "UN+"),
    (Trailer, "Xl999ll"),
    (Car, "ll999ll"),
    (Motorcycle, "ll99999"),
    (Moped, "mmmmmm"),
    (Services, "CRI999"),
    (Services, "CRI9999"),
    (Services, "CRI*****"),
    (Services, "CCaa999"),
    (Services, "VF99999"),
    (Services, "EIaa999"),
    (Services, "MMaa999"),
    (Services, "AMaa999"),
    (Services, "GDIF999aa"),
    (Services, "CP9999"),
    (Services, "Ya999aa"),
    (Services, "a9999"),
    (Services, "POLIZIAa9999"),
    (Services, "DPC+"),
    (Services, "CFS+"),
    (Services, "SMOM+"),
    (Test, "**P*****"),
    (Provincial, "aa999999"),
    (Provincial, "aaa99999"),
    (Provincial, "aa99999a"),
    (Provincial, "ROMA999999"),
    (Provincial, "ROMAa99999"),
    (Provincial, "ROMA99999a"),
];

/// The letters that the series since 1994 leave out, since they look like others.
const LEFT_OUT: &str = "IOQU";

impl PlateKind {
    /// Every kind that the plate looks like.
    pub fn all_of(plate: &str) -> Vec<Self> {
        let mut kinds: Vec<Self> = LOOKS.iter().filter(|(_, look)| fits(plate, look)).map(|(kind, _)| *kind).collect();
        kinds.retain(|kind| *kind != Self::Car || !begins_another_series(plate));
        kinds.retain(|kind| *kind != Self::Motorcycle || !plate.starts_with("EE"));
        kinds.dedup();
        kinds
    }

    /// The groups of characters after which people leave a blank.
    pub fn groups(self, plate: &str) -> &'static [usize] {
        match self {
            Self::Provincial if plate.starts_with("ROMA") => &[4],
            Self::Diplomatic if plate.starts_with("UN") => &[],
            Self::Car | Self::Trailer | Self::Visitor | Self::Diplomatic => &[2, 3],
            Self::Motorcycle | Self::Provincial => &[2],
            Self::Moped | Self::Test | Self::Services => &[],
        }
    }
}

/// Cars leave out what visitors' and trailers' plates begin with, and W.
fn begins_another_series(plate: &str) -> bool {
    plate.starts_with("EE") || plate.starts_with(['X', 'W'])
}

fn fits(plate: &str, look: &str) -> bool {
    let (start, long_enough) = match look.strip_suffix('+') {
        Some(start) => (start, plate.len() > start.len()),
        None => (look, plate.len() == look.len()),
    };
    long_enough && plate.chars().zip(start.chars()).all(|(character, place)| may_stand(character, place))
}

/// Whether a character may stand at a place of a look.
pub fn may_stand(character: char, place: char) -> bool {
    match place {
        'l' => character.is_ascii_uppercase() && !LEFT_OUT.contains(character),
        'a' => character.is_ascii_uppercase(),
        '9' => character.is_ascii_digit(),
        'm' => character.is_ascii_alphanumeric() && !"AEIOQU01".contains(character),
        '*' => true,
        itself => character == itself,
    }
}
