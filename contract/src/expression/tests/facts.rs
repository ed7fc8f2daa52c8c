use super::*;
use crate::expression::DEEPEST;

/// Each expression that must give exactly this.
fn gives<V: Into<Value>>(cases: impl IntoIterator<Item = (&'static str, V)>) {
    for (text, value) in cases {
        assert_eq!(answer(text), Some(value.into()), "{text}");
    }
}

fn is_absent(cases: &[&str]) {
    for text in cases {
        assert_eq!(answer(text), None, "{text}");
    }
}

#[test]
fn operators_bind_as_in_cel() {
    gives([
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 3 - 2", 5),
        ("-7 / 2", -3),
        ("-7 % 3", -1),
        ("-(-5)", 5),
        ("2 - -3", 5),
    ]);
    gives([("true || false && false", true), ("!true || true", true), ("!(true || true)", false)]);
    gives([("1 < 2 == true", true), ("1 + 1 == 2 && 2 * 2 == 4", true), ("2 in [1, 2] && !(3 in [1])", true)]);
    gives([("true ? 1 : false ? 2 : 3", 1), ("false ? 1 : false ? 2 : 3", 3), ("isee > 0 ? 1 + 1 : 0", 2)]);
}

#[test]
fn texts_are_read_with_their_escapes_and_counted_in_characters() {
    gives([(r#"'it\'s'"#, "it's"), (r#""a\"b\\""#, "a\"b\\"), (r"'\x41\u00e8\U0001F600\101\n'", "Aè😀A\n")]);
    gives([("'Lido ' + 'Adriano' == quarter", true), ("'a' < 'b' && 'Z' < 'a'", true), ("child.name != 'zoë'", true)]);
    gives([("child.name.size()", 3), ("size('')", 0), ("size(child.name + 'è')", 4)]);
    gives([
        ("quarter.startsWith('Lido')", true),
        ("quarter.endsWith('Lido')", false),
        ("quarter.contains('do A')", true),
        ("quarter.contains('')", true),
        ("same_name(quarter, ' LIDO  ADRIANO (RA)')", true),
        ("same_name(quarter, 'Lido')", false),
        ("same_name(child.name, 'ZOE')", true),
    ]);
}

#[test]
fn lists_are_searched_joined_and_counted() {
    gives([("quarter in ['Lido Adriano', 'Punta Marina']", true), ("'sun' in days", false), ("'fri' in days", true)]);
    gives([("size(days + ['sun'])", 3), ("hours.size()", 3), ("sum(hours)", 12), ("min(hours)", 1), ("max(hours)", 7)]);
    gives([("[1, 2] == [1, 2]", true), ("days == ['fri', 'mon']", false), ("['a'] in [['a'], ['b']]", true)]);
    gives([("sum(hours.filter(h, h > 3))", 11), ("sum(hours.map(h, h * h))", 66), ("sum(hours.filter(h, h > 9))", 0)]);
    gives([
        ("hours.exists(h, h == 7)", true),
        ("hours.all(h, h > 1)", false),
        ("hours.exists(h, hours.all(k, k >= h))", true),
    ]);
    gives([("max([child.birth_date, today])", day("2026-11-23")), ("min([today])", day("2026-11-23"))]);
    is_absent(&["min(hours.filter(h, h > 9))", "max(hours.filter(h, false))", "[isee, unknown]"]);
}

#[test]
fn dates_are_compared_and_counted() {
    gives([
        ("child.birth_date >= date('2020-01-01')", true),
        ("date('2026-09-01') == date('2026-09-01')", true),
        ("date('2026-09-01') < date('2026-08-31')", false),
    ]);
    gives([
        ("days_between(date('2026-02-27'), date('2026-03-01'))", 2),
        ("days_between(date('2026-03-01'), date('2026-02-27'))", -2),
        ("months_between(date('2026-01-31'), date('2026-02-28'))", 0),
        ("months_between(date('2026-01-31'), date('2026-03-01'))", 1),
        ("months_between(date('2026-03-01'), date('2026-01-31'))", -1),
        ("years_between(date('2008-02-29'), date('2026-02-28'))", 17),
        ("years_between(date('2008-02-29'), date('2026-03-01'))", 18),
        ("years_between(child.birth_date, today)", 6),
        ("year(child.birth_date)", 2020),
    ]);
    gives([
        ("add_days(date('2024-02-28'), 2)", day("2024-03-01")),
        ("add_months(date('2026-01-31'), 1)", day("2026-02-28")),
        ("add_months(date('2026-03-31'), -13)", day("2025-02-28")),
        ("add_years(child.birth_date, 6)", day("2026-02-28")),
        ("add_years(child.birth_date, 4)", day("2024-02-29")),
    ]);
    is_absent(&["add_days(today, 9223372036854775807)", "add_years(today, -3000)", "add_months(today, 100000)"]);
}

#[test]
fn what_cannot_be_computed_is_absent() {
    is_absent(&[
        "isee / 0",
        "isee % 0",
        "9223372036854775807 + isee",
        "-9223372036854775808 - isee",
        "isee * 9223372036854775807",
        "-(-9223372036854775807 - 1)",
        "(-9223372036854775807 - 1) / -1",
        "(-9223372036854775807 - 1) % -1",
        "sum([9223372036854775807, 1])",
    ]);
    gives([("-9223372036854775808 < 0", true)]);
}

#[test]
fn whatever_needs_an_absent_answer_is_absent() {
    is_absent(&[
        "unknown",
        "unknown + 1",
        "-unknown",
        "!unknown_too",
        "unknown == unknown",
        "unknown != 1",
        "unknown in [1]",
        "1 in [unknown]",
        "[unknown]",
        "notes.size()",
        "same_name(notes, 'a')",
        "notes + 'a'",
        "unknown_too ? 1 : 2",
        "true ? unknown : 2",
        "hours.map(h, h + unknown)",
        "hours.filter(h, unknown_too)",
    ]);
    gives([("true ? 2 : unknown", 2), ("has(unknown) ? unknown : 0", 0)]);
    gives([("has(unknown)", false), ("has(isee)", true), ("has(unknown) || isee > 0", true)]);
}

#[test]
fn a_side_that_decides_makes_up_for_an_absent_other() {
    let cases = [
        ("unknown_too && false", Some(false)),
        ("false && unknown_too", Some(false)),
        ("unknown_too && true", None),
        ("true && unknown_too", None),
        ("unknown_too || true", Some(true)),
        ("true || unknown_too", Some(true)),
        ("unknown_too || false", None),
        ("false || unknown_too", None),
        ("unknown_too || unknown_too", None),
        ("1 / 0 > 0 || isee > 0", Some(true)),
    ];
    for (text, value) in cases {
        assert_eq!(answer(text), value.map(Value::from), "{text}");
    }
}

#[test]
fn rows_of_a_group_are_asked_like_a_list() {
    gives([("size(children)", 3), ("size(children.filter(c, c.disabled))", 1)]);
    gives([
        ("children.exists(c, c.disabled)", true),
        ("children.all(c, has(c.income))", false),
        ("children.exists(c, years_between(c.birth_date, today) >= 8)", true),
        ("children.all(c, c.income < 0)", false),
        ("children.filter(c, has(c.birth_date)).exists(d, d.birth_date > date('2022-01-01'))", true),
        ("(isee > 0 ? children : children.filter(c, false)).exists(e, e.disabled)", true),
    ]);
    // A row without a date comes before the one that decides.
    gives([
        ("children.exists(c, c.birth_date > date('2022-01-01'))", true),
        ("children.all(c, c.birth_date < date('2020-01-01'))", false),
    ]);
    gives([("sum(children.filter(c, has(c.income)).map(c, c.income))", 120)]);
    gives([("max(children.filter(c, has(c.birth_date)).map(c, c.birth_date))", day("2022-01-31"))]);
    // One row has no date and none of the others decides.
    is_absent(&["children.exists(c, c.birth_date < date('2000-01-01'))", "children.all(c, c.income >= 0)"]);
}

#[test]
fn too_much_work_gives_nothing() {
    let names: Vec<String> = (0..40).map(|place| format!("t{place}")).collect();
    let texts: Vec<String> = ["'twice' + 'twice'".to_owned()]
        .into_iter()
        .chain(names.iter().map(|before| format!("{before} + {before}")))
        .collect();
    let definitions: Vec<Definition> = names.iter().zip(&texts).map(|(name, text)| definition(name, text)).collect();
    let program = program(&definitions).expect("compiles");
    let state = State::new(Arc::clone(&program));
    let length = |name| state.value(program.slot(name).expect(name)).and_then(Value::text).map(str::len);
    assert_eq!(length("t10"), Some(10 << 10));
    assert_eq!(length("t30"), None);

    let list = ["1"; 60].join(", ");
    let nested =
        format!("[{list}].exists(a, [{list}].exists(b, [{list}].exists(c, [{list}].exists(d, a + b + c + d == 0))))");
    assert_eq!(answer(&nested), None);
}

#[test]
fn what_is_as_deep_as_is_allowed_is_evaluated() {
    let (most, deep) = (DEEPEST - 1, DEEPEST - 2);
    let nested =
        |open: &str, inner: &str, close: &str, many: usize| [&open.repeat(many), inner, &close.repeat(many)].concat();
    let macros: String = (0..most / 2).map(|place| format!("[{place}].all(e{place}, ")).collect();
    let cases = [
        (nested("(", "isee > 0", ")", most), true.into()),
        (nested("!(", "isee > 0", ")", deep), true.into()),
        (nested("true && (", "isee > 0", ")", deep), true.into()),
        (nested("isee > 0 ? 1 : ", "2", "", deep), 1.into()),
        (nested("size([", "1", "])", most / 2), 1.into()),
        (format!("{macros}true{}", ")".repeat(most / 2)), Value::from(true)),
    ];
    for (text, value) in cases {
        assert_eq!(answer(&text), Some(value), "{text}");
    }
}
