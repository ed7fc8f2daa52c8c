use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::*;
use crate::db::{Db, Location};

/// What somebody does with one of the refresh tokens that there were.
#[derive(Clone, Copy, Debug)]
struct Try {
    /// How many tokens ago it was given: 0 is the newest.
    age: usize,
    /// With the key of another device.
    foreign: bool,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    // Mostly what an honest app does: the newest token, or after a lost answer the one before.
    let age = prop_oneof![6 => Just(0_usize), 3 => Just(1), 1 => 2..6_usize];
    let one = (age, prop::bool::weighted(0.05)).prop_map(|(age, foreign)| Try { age, foreign });
    prop::collection::vec(one, 1..24)
}

/// By the rules of the module: which tokens there were, which is good, which may come again, and whether the session lasts.
struct Family {
    given: Vec<String>,
    newest: usize,
    before: Option<usize>,
    lasts: bool,
}

impl Family {
    /// Whether a token that comes so is answered with new ones.
    fn answers(&mut self, at: usize, foreign: bool) -> bool {
        let is_good = self.lasts && !foreign && (at == self.newest || self.before == Some(at));
        self.lasts = is_good;
        if is_good {
            self.before = Some(at);
            self.newest = self.given.len();
        }
        is_good
    }
}

fn me(now: Timestamp) -> Me {
    let me = serde_json::json!({ "person": { "tax_code": "ZLOMRC79M19D458N", "given_name": "Marco", "family_name": "Zoli" },
        "level": "L1", "origin": "federa-prova", "origin_name": "FedERa di prova", "told_at": now });
    serde_json::from_value(me).expect("a person")
}

fn fresh(session: Uuid, turn: usize) -> Fresh {
    Fresh {
        session,
        access_hash: format!("{session}-access-{turn}"),
        refresh_hash: format!("{session}-refresh-{turn}"),
    }
}

/// Plays the tries in a session of their own; answers what was answered and what should have been.
fn play(tx: &mut dyn Tx, session: Uuid, tries: &[Try], now: Timestamp) -> Result<Vec<(bool, bool)>, DbError> {
    let [own, foreign] = ["own", "foreign"].map(|device| DeviceId(format!("{device}-{session}")));
    let me = me(now);
    table::put_person(tx, &me)?;
    table::add_session(tx, session, &me, &own, now)?;
    let first = fresh(session, 0);
    add_tokens(tx, session, 1, &first, now)?;
    let mut family = Family { given: vec![first.refresh_hash], newest: 0, before: None, lasts: true };
    let mut answers = Vec::new();
    for one in tries {
        let at = family.given.len() - 1 - one.age.min(family.given.len() - 1);
        let next = fresh(session, family.given.len());
        let hash = family.given.get(at).cloned().expect("it was given");
        let device = if one.foreign { &foreign } else { &own };
        let answered = refresh(tx, &hash, device, &next, now)?.is_ok();
        answers.push((answered, family.answers(at, one.foreign)));
        if answered {
            family.given.push(next.refresh_hash);
        }
        let lasts = table::device(tx, session)?.is_some();
        answers.push((lasts, family.lasts));
    }
    Ok(answers)
}

#[test]
fn a_family_of_tokens_ends_with_the_first_that_is_out_of_turn() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let db = runtime.block_on(Db::open(Location::Sqlite(folder.path().join("t.db")))).expect("opens");
    let now = Timestamp::from_second(1_795_000_000).expect("a time");
    let plays = |tries: Vec<Try>| {
        let work = move |tx: &mut dyn Tx| play(tx, Uuid::new_v4(), &tries, now);
        let answers = runtime.block_on(db.write(work)).expect("the tables answer");
        for (step, (found, expected)) in answers.into_iter().enumerate() {
            prop_assert_eq!(found, expected, "step {}", step / 2);
        }
        Ok(())
    };
    TestRunner::default().run(&tries(), plays).unwrap_or_else(|broken| panic!("{broken}"));
}
