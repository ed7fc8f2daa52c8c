//! The form that is measured, and what is answered: made from a seed, and known to no engine in particular.

use serde_json::{Value, json};

/// Questions that are always there.
const PLAIN: usize = 200;
/// Questions that are there under a condition.
const CONDITIONED: usize = 100;
/// Computed values.
const COMPUTED: usize = 60;
/// Words that are answered.
const WORDS: [&str; 4] = ["Centro", "Lido Adriano", "Punta Marina", "Mezzano"];

/// Numbers that look like chance and are the same each time (SplitMix64).
pub struct Seed(pub u64);

impl Seed {
    /// One of so many, from 0.
    pub fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % many
    }

    fn number(&mut self, from: i64, below: i64) -> i64 {
        from + self.below((below - from) as usize) as i64
    }

    fn words(&mut self) -> &'static str {
        WORDS.get(self.below(WORDS.len())).copied().unwrap_or_default()
    }

    fn day(&mut self) -> String {
        format!("{}-{:02}-{:02}", 1950 + self.below(70), 1 + self.below(12), 1 + self.below(28))
    }
}

/// What a question asks for.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// A line of text.
    Words,
    /// A day, as `2026-11-23`.
    Day,
}

const KINDS: [Kind; 4] = [Kind::Number, Kind::YesNo, Kind::Words, Kind::Day];

impl Kind {
    /// An answer to it.
    pub fn answer(self, seed: &mut Seed) -> Value {
        match self {
            Self::Number => json!(seed.number(0, 50)),
            Self::YesNo => json!(seed.below(2) == 1),
            Self::Words => json!(seed.words()),
            Self::Day => json!(seed.day()),
        }
    }
}

/// A condition, or what is computed.
pub enum Expr {
    Number(i64),
    /// The answer to a question that asks for a number.
    Answer(usize),
    /// A computed value.
    Computed(usize),
    Plus(Box<[Self; 2]>),
    Minus(Box<[Self; 2]>),
    Times(Box<[Self; 2]>),
    /// The second where the first holds, otherwise the third.
    If(Box<[Self; 3]>),
    /// A question was answered with yes.
    Yes(usize),
    /// The day that was answered is not after this one.
    Until(usize, String),
    /// What was answered is one of these.
    OneOf(usize, [&'static str; 2]),
    AtLeast(Box<[Self; 2]>),
    Not(Box<Self>),
    And(Box<[Self; 2]>),
    Or(Box<[Self; 2]>),
}

/// A question, or a computed value, with its name.
pub struct Field<'a> {
    pub id: String,
    pub kind: Kind,
    pub shown_if: Option<&'a Expr>,
    pub value: Option<&'a Expr>,
}

/// A form. Nothing looks at a question that is there under a condition: whether the answer to a hidden one counts, each engine
/// sees in its own way.
pub struct Description {
    /// Of the questions that follow on the plain ones.
    pub conditions: Vec<Expr>,
    /// Of each computed value; most use the one before them, and none one after them.
    pub values: Vec<Expr>,
}

/// The name of a question.
pub fn question(place: usize) -> String {
    format!("q{place}")
}

/// The name of a computed value.
pub fn computed(place: usize) -> String {
    format!("v{place}")
}

/// What a question asks for.
pub fn kind(place: usize) -> Kind {
    KINDS.get(place % KINDS.len()).copied().unwrap_or(Kind::Number)
}

impl Description {
    /// One of its kind.
    pub fn new(seed: &mut Seed) -> Self {
        let values = (0..COMPUTED).map(|place| value(place, seed)).collect();
        Self { conditions: (0..CONDITIONED).map(|_| condition(seed)).collect(), values }
    }

    /// How many questions there are.
    pub fn questions(&self) -> usize {
        PLAIN + self.conditions.len()
    }

    /// The place of a question's condition, where it has one.
    pub fn condition_of(place: usize) -> Option<usize> {
        place.checked_sub(PLAIN)
    }

    /// The form in its order, in which nothing looks at what comes after it.
    pub fn fields(&self) -> Vec<Field<'_>> {
        let asked = |place: usize, shown_if| Field { id: question(place), kind: kind(place), shown_if, value: None };
        let plain = (0..PLAIN).map(|place| asked(place, None));
        let values = self.values.iter().enumerate();
        let values = values.map(|(place, value)| Field {
            id: computed(place),
            kind: Kind::Number,
            shown_if: None,
            value: Some(value),
        });
        let conditioned = self.conditions.iter().enumerate();
        let conditioned = conditioned.map(|(place, condition)| asked(PLAIN + place, Some(condition)));
        plain.chain(values).chain(conditioned).collect()
    }
}

/// A question that is always there and asks for this.
fn asking(wanted: Kind, seed: &mut Seed) -> usize {
    let offset = KINDS.iter().position(|kind| *kind == wanted).unwrap_or(0);
    seed.below(PLAIN / KINDS.len()) * KINDS.len() + offset
}

fn number(seed: &mut Seed) -> Expr {
    Expr::Answer(asking(Kind::Number, seed))
}

/// Six follow on each other: `yes ? before + number * 12 : before - number * 7`, or a sum.
fn value(place: usize, seed: &mut Seed) -> Expr {
    let before = || if place.is_multiple_of(6) { Expr::Number(100) } else { Expr::Computed(place - 1) };
    let times = |number: Expr, many: i64| Expr::Times(Box::new([number, Expr::Number(many)]));
    let more = times(number(seed), seed.number(2, 20));
    let other = times(number(seed), seed.number(2, 20));
    if seed.below(3) == 0 {
        return Expr::Plus(Box::new([before(), Expr::Minus(Box::new([more, other]))]));
    }
    let yes = Expr::Yes(asking(Kind::YesNo, seed));
    let (more, less) = (Expr::Plus(Box::new([before(), more])), Expr::Minus(Box::new([before(), other])));
    Expr::If(Box::new([yes, more, less]))
}

fn condition(seed: &mut Seed) -> Expr {
    let both = Box::new([test(seed), test(seed)]);
    if seed.below(2) == 0 { Expr::And(both) } else { Expr::Or(both) }
}

fn test(seed: &mut Seed) -> Expr {
    match seed.below(6) {
        0 => Expr::AtLeast(Box::new([number(seed), Expr::Number(seed.number(5, 45))])),
        1 => Expr::Yes(asking(Kind::YesNo, seed)),
        2 => Expr::Not(Box::new(Expr::Yes(asking(Kind::YesNo, seed)))),
        3 => Expr::OneOf(asking(Kind::Words, seed), ["Centro", "Punta Marina"]),
        4 => Expr::Until(asking(Kind::Day, seed), seed.day()),
        _ => {
            let computed = Expr::Computed(seed.below(COMPUTED));
            Expr::AtLeast(Box::new([computed, Expr::Number(seed.number(-200, 400))]))
        }
    }
}
