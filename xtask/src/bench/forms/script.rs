//! What is answered in which order, and what must come of it: by looking at the whole description again after every answer, which
//! is slow and hard to get wrong.

use serde_json::{Value, json};

use super::description::{Description, Expr, Seed, kind};

/// Answers one after the other, in a form that was just loaded.
pub struct Turn {
    /// The first answer to each question.
    answers: Vec<Value>,
    /// Questions and their new answers: each another one than before, and only to questions that are there.
    changes: Vec<(usize, Value)>,
    /// Of each change whether anything followed from it.
    pub effects: Vec<bool>,
    /// What each engine has to find on the way.
    pub results: Vec<Value>,
}

impl Turn {
    /// As engines read it.
    pub fn json(&self) -> Value {
        json!({ "answers": self.answers, "changes": self.changes })
    }
}

/// Turns with so many changes, and what is found after every so many of them.
pub fn turns(form: &Description, seed: &mut Seed, many: usize, changes: usize, every: usize) -> Vec<Turn> {
    let first = (0..form.questions()).map(|place| kind(place).answer(seed)).collect();
    let mut filled = Filled::new(form, first);
    let mut turns = Vec::new();
    for _ in 0..many {
        let answers = filled.answers.clone();
        let mut turn = Turn { answers, changes: Vec::new(), effects: Vec::new(), results: Vec::new() };
        for change in 1..=changes {
            let (place, answer) = filled.next(seed);
            turn.effects.push(filled.set(place, answer.clone()));
            turn.changes.push((place, answer));
            if change % every == 0 {
                turn.results.push(json!({ "shown": filled.shown, "values": filled.values }));
            }
        }
        turns.push(turn);
    }
    turns
}

/// A form with its answers and all that follows from them.
struct Filled<'a> {
    form: &'a Description,
    answers: Vec<Value>,
    values: Vec<i64>,
    shown: Vec<bool>,
}

impl<'a> Filled<'a> {
    fn new(form: &'a Description, answers: Vec<Value>) -> Self {
        let mut filled = Self { form, answers, values: Vec::new(), shown: Vec::new() };
        filled.evaluate();
        filled
    }

    /// Answers a question, and tells whether anything followed.
    fn set(&mut self, place: usize, answer: Value) -> bool {
        self.answers.iter_mut().skip(place).take(1).for_each(|known| known.clone_from(&answer));
        let before = (self.values.clone(), self.shown.clone());
        self.evaluate();
        before != (self.values.clone(), self.shown.clone())
    }

    /// What somebody might answer next.
    fn next(&self, seed: &mut Seed) -> (usize, Value) {
        loop {
            let place = seed.below(self.form.questions());
            let answer = kind(place).answer(seed);
            let hidden = Description::condition_of(place).is_some_and(|place| self.shown.get(place) == Some(&false));
            if !hidden && self.answers.get(place) != Some(&answer) {
                return (place, answer);
            }
        }
    }

    fn evaluate(&mut self) {
        self.values.clear();
        for value in &self.form.values {
            let value = self.number(value);
            self.values.push(value);
        }
        self.shown = self.form.conditions.iter().map(|condition| self.holds(condition)).collect();
    }

    /// What an expression gives: a condition that holds 1, another one 0.
    fn number(&self, expr: &Expr) -> i64 {
        let text = |place: usize| self.answers.get(place).and_then(Value::as_str).unwrap_or_default();
        let two = |of: &[Expr; 2], take: fn(i64, i64) -> i64| {
            let [one, other] = of;
            take(self.number(one), self.number(other))
        };
        match expr {
            Expr::Number(number) => *number,
            Expr::Answer(place) => self.answers.get(*place).and_then(Value::as_i64).unwrap_or_default(),
            Expr::Computed(place) => self.values.get(*place).copied().unwrap_or_default(),
            Expr::Plus(of) => two(of, |one, other| one + other),
            Expr::Minus(of) => two(of, |one, other| one - other),
            Expr::Times(of) => two(of, |one, other| one * other),
            Expr::If(of) => {
                let [condition, yes, no] = &**of;
                self.number(if self.holds(condition) { yes } else { no })
            }
            Expr::AtLeast(of) => two(of, |one, other| i64::from(one >= other)),
            Expr::And(of) => two(of, |one, other| one & other),
            Expr::Or(of) => two(of, |one, other| one | other),
            Expr::Not(of) => 1 - self.number(of),
            Expr::Yes(place) => i64::from(self.answers.get(*place) == Some(&Value::Bool(true))),
            Expr::Until(place, day) => i64::from(text(*place) <= day.as_str()),
            Expr::OneOf(place, words) => i64::from(words.contains(&text(*place))),
        }
    }

    fn holds(&self, expr: &Expr) -> bool {
        self.number(expr) == 1
    }
}
