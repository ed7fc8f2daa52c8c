use super::*;
use crate::expression::{Change, Fault};

fn in_rows<'a>(name: &'a str, text: &'a str) -> Definition<'a> {
    Definition { group: Some("children"), ..definition(name, text) }
}

/// The names of the results that changed, with the row.
fn names(program: &Program, changes: &[Change]) -> Vec<String> {
    let name =
        |change: &Change| format!("{} {}", program.schema().entry(change.slot).expect("a slot").name, change.row);
    changes.iter().map(name).collect()
}

#[test]
fn expressions_use_each_others_results_whichever_comes_first() {
    let definitions = [
        definition("fee", "reduced ? base / 2 : base"),
        definition("reduced", "isee <= 3500000 && minors > 1"),
        definition("base", "sum(hours) * 100"),
        definition("minors", "size(children.filter(c, c.minor))"),
        in_rows("minor", "!has(birth_date) || years_between(birth_date, today) < 18"),
    ];
    let program = program(&definitions).expect("compiles");
    let state = filled(&program);
    assert_eq!(state.value(program.slot("fee").expect("fee")), Some(&Value::Int(600)));
}

#[test]
fn a_change_re_evaluates_no_further_than_it_reaches() {
    let definitions = [
        definition("reduced", "isee <= 3500000"),
        definition("fee", "reduced ? 50 : 100"),
        definition("total", "fee * size(days)"),
        definition("other", "sum(hours)"),
    ];
    let program = program(&definitions).expect("compiles");
    let mut state = filled(&program);
    let isee = program.slot("isee").expect("isee");
    let set = |state: &mut State, value: Option<Value>| names(&program, state.set(isee, value));
    assert_eq!(set(&mut state, Some(3_000_000.into())), Vec::<String>::new(), "still reduced");
    assert_eq!(set(&mut state, Some(4_000_000.into())), ["reduced 0", "fee 0", "total 0"]);
    assert_eq!(set(&mut state, Some(4_000_000.into())), Vec::<String>::new(), "the same answer again");
    assert_eq!(set(&mut state, None), ["reduced 0", "fee 0", "total 0"]);
    assert_eq!(state.value(program.slot("total").expect("total")), None);
    assert!(!state.holds(program.slot("reduced").expect("reduced")), "an absent condition does not hold");
}

#[test]
fn expressions_of_a_row_see_its_fields_and_those_of_the_form() {
    let definitions = [
        in_rows("share", "income * 100 / total"),
        definition("total", "sum(children.filter(c, has(c.income)).map(c, c.income))"),
        in_rows("poorest", "children.filter(c, has(c.income)).all(c, c.income >= income)"),
        in_rows("bus", "quarter != 'Centro' && !disabled"),
    ];
    let program = program(&definitions).expect("compiles, though rows and form use each other's results");
    let mut state = filled(&program);
    let slot = |name: &str| program.slot(name).expect("a slot");
    let shares =
        |state: &State| (0..3).map(|row| state.value_in(slot("children.share"), row).cloned()).collect::<Vec<_>>();
    assert_eq!(shares(&state), [Some(0.into()), Some(100.into()), None]);
    let changed = state.set_in(slot("children.income"), 0, Some(120.into())).to_vec();
    assert_eq!(names(&program, &changed), ["total 0", "children.share 0", "children.share 1", "children.poorest 1"]);
    assert_eq!(shares(&state), [Some(50.into()), Some(50.into()), None]);
    assert!(state.holds_in(slot("children.bus"), 0) && !state.holds_in(slot("children.bus"), 2));
    state.set(slot("quarter"), Some("Centro".into()));
    assert!((0..3).all(|row| !state.holds_in(slot("children.bus"), row)));
}

#[test]
fn rows_come_and_go() {
    let definitions = [
        definition("many", "size(children)"),
        in_rows("first", "many == 1"),
        definition("any", "children.exists(c, c.disabled)"),
    ];
    let program = program(&definitions).expect("compiles");
    let mut state = filled(&program);
    let slot = |name: &str| program.slot(name).expect("a slot");
    assert!(state.holds(slot("any")));
    state.remove_row(slot("children"), 2);
    assert_eq!(names(&program, state.settle()), ["many 0", "any 0"]);
    state.remove_row(slot("children"), 0);
    assert_eq!(names(&program, state.settle()), ["many 0", "children.first 0"]);
    assert_eq!(state.value_in(slot("children.income"), 0), Some(&Value::Int(120)), "the second moved up");
    assert_eq!(state.add_row(slot("children")), Some(1));
    // Of the new row nobody has said yet whether it is disabled.
    assert_eq!(names(&program, state.settle()), ["many 0", "children.first 0", "children.first 1", "any 0"]);
    state.remove_row(slot("children"), 7);
    state.remove_row(slot("isee"), 0);
    assert_eq!((state.add_row(slot("isee")), state.rows(slot("children"))), (None, 2));
}

#[test]
fn an_answer_of_another_kind_counts_as_absent_and_a_result_cannot_be_set() {
    let program = program(&[definition("double", "isee * 2")]).expect("compiles");
    let mut state = filled(&program);
    let (isee, double) = (program.slot("isee").expect("isee"), program.slot("double").expect("double"));
    assert_eq!(state.set(double, Some(1.into())), []);
    assert_eq!(state.value(double), Some(&Value::Int(4_300_000)));
    state.set(isee, Some("two".into()));
    assert_eq!((state.value(isee), state.value(double)), (None, None));
    state.set_in(isee, 9, Some(1.into()));
    let days = program.slot("days").expect("days");
    state.set(days, Some([1, 2].into_iter().collect()));
    assert_eq!(state.value(days), None);
}

/// What is told of these, by name.
fn wrong(definitions: &[Definition]) -> Vec<(String, Fault)> {
    program(definitions).expect_err("wrong").into_iter().map(|(name, mistake)| (name, mistake.fault)).collect()
}

#[test]
fn a_circle_is_named() {
    let definitions = [
        definition("before", "a + 1"),
        definition("a", "isee + b"),
        definition("b", "1 + c"),
        definition("c", "a * 2"),
        definition("fine", "isee"),
    ];
    let names = ["a", "b", "c", "a"].map(str::to_owned).to_vec();
    assert_eq!(wrong(&definitions), [("c".to_owned(), Fault::Circle { names })]);
    let names = vec!["x".to_owned(), "x".to_owned()];
    assert_eq!(wrong(&[definition("x", "has(x)")]), [("x".to_owned(), Fault::Circle { names })]);
    let rows = [in_rows("a", "b"), definition("b", "children.exists(c, c.a)")];
    let names = ["children.a", "b", "children.a"].map(str::to_owned).to_vec();
    assert_eq!(wrong(&rows), [("b".to_owned(), Fault::Circle { names })]);
}

#[test]
fn all_mistakes_are_told_and_each_of_them_once() {
    let definitions = [
        definition("a", "isee +"),
        definition("b", "a + 1"),
        definition("c", "isee + 'x'"),
        definition("d", "c > 1"),
        definition("isee", "1"),
        Definition { expects: Some(Type::Bool), ..definition("e", "isee") },
        Definition { group: Some("parents"), ..definition("f", "1") },
        in_rows("income", "1"),
        definition("name", "1"),
    ];
    let found: Vec<String> = wrong(&definitions).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, ["a", "isee", "parents.f", "children.income", "c", "e"]);
}

#[test]
fn a_name_that_means_two_things_in_a_row_is_refused() {
    let definitions = [definition("income", "1"), in_rows("rich", "income > 3")];
    assert_eq!(wrong(&definitions), [("children.rich".to_owned(), Fault::Ambiguous { name: "income".into() })]);
}

#[test]
fn a_condition_nobody_else_uses_has_whatever_name() {
    let program = program(&[definition("child.name:visible", "isee > 0")]).expect("compiles");
    assert!(filled(&program).holds(program.slot("child.name:visible").expect("a result")));
}

#[test]
fn a_long_chain_of_results_is_put_in_order() {
    let names: Vec<String> = (0..3_000).map(|place| format!("v{place}")).collect();
    let texts: Vec<String> =
        (1..=3_000).map(|next| if next == 3_000 { "isee".into() } else { format!("v{next} + 1") }).collect();
    let definitions: Vec<Definition> = names.iter().zip(&texts).map(|(name, text)| definition(name, text)).collect();
    let program = program(&definitions).expect("compiles");
    assert_eq!(filled(&program).value(program.slot("v0").expect("v0")), Some(&Value::Int(2_150_000 + 2_999)));
}
