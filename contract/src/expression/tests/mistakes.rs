use super::*;
use crate::expression::{DEEPEST, Fault, LONGEST, check, parse};

/// What is said of a text that is wrong.
fn said(text: &str) -> String {
    let wrong = program(&[definition("it", text)]).expect_err(text);
    let [(_, mistake)] = wrong.as_slice() else { panic!("{text}: {wrong:?}") };
    mistake.to_string()
}

#[test]
fn each_mistake_says_where_it_is_and_what_to_write_instead() {
    let cases = [
        ("", "at character 1: there is nothing here; write a condition such as has(child.birth_date)"),
        ("isee = 1", "at character 6: '=' has no meaning here; write == to compare"),
        ("isee > 35.000", "at character 8: numbers are whole and written in digits alone: 35000 (money is in cents)"),
        ("isee > 1e3", "at character 8: numbers are whole and written in digits alone: 35000 (money is in cents)"),
        ("isee < 9223372036854775808", "at character 8: the number is too large"),
        ("isee < 99999999999999999999", "at character 8: the number is too large"),
        ("quarter == 'Lido", "at character 12: the text that begins here has no end; close it with ' on the same line"),
        ("'''a'''", "at character 1: the text that begins here has no end; close it with ' on the same line"),
        (r"'a\q'", r"at character 3: \q has no meaning in a text; a backslash itself is written \\"),
        (r"'\ud800'", r"at character 2: \ud800 has no meaning in a text; a backslash itself is written \\"),
        ("isee > 1 and isee < 5", "at character 10: \"and\" cannot stand here; write && for and"),
        ("isee >", "at character 7: the end cannot stand here; a name, a value or ( is missing before it"),
        ("--isee", "at character 2: \"-\" cannot stand here; put what follows into parentheses"),
        ("(isee > 1", "at character 10: the end cannot stand here; ) is missing before it"),
        ("days[0] == 'a'", "at character 5: \"[\" cannot stand here; elements have no numbers; write x.exists(e, …)"),
        ("isee == null", "at character 9: \"null\" cannot be used as a name; write !has(x) for what was not answered"),
        ("loop", "at character 1: \"loop\" cannot be used as a name; CEL keeps it for itself"),
        ("child.birthdate", "at character 1: there is no name \"child.birthdate\"; did you mean child.birth_date?"),
        ("1 + plate", "at character 5: there is no name \"plate\""),
        ("children.exists(c, c.incom > 1)", "at character 20: there is no name \"c.incom\"; did you mean c.income?"),
        ("sise(days)", "at character 1: there is no function \"sise\"; did you mean size?"),
        ("quarter.matches('a')", "at character 1: there is no function \"matches\""),
        ("sum(1, 2)", "at character 1: \"sum\" is written sum(list)"),
        ("startsWith('a', 'b')", "at character 1: \"startsWith\" is written x.startsWith('a')"),
        ("exists(days, d, true)", "at character 1: \"exists\" is written x.exists(e, …)"),
        ("days.exists(d)", "at character 1: \"exists\" is written x.exists(e, …)"),
        ("isee && true", "at character 1: a yes or no is needed here, and this is a number"),
        ("isee.exists(d, true)", "at character 1: a list is needed here, and this is a number"),
        ("isee == 'a'", "at character 1: a number and a text cannot be compared"),
        ("today > '2026-01-01'", "at character 1: a date and a text cannot be compared"),
        ("true < false", "at character 1: a yes or no and a yes or no cannot be compared"),
        ("children == children", "at character 1: a list of rows and a list of rows cannot be compared"),
        ("1 < isee < 5", "at character 1: two comparisons in a row; write them apart: 1 < x && x < 5"),
        ("today + 1", "at character 1: \"+\" does not work with a date"),
        ("isee.name", "at character 1: there is no name \"isee.name\""),
        ("hours.map(h, h.a)", "at character 14: \".\" does not work with a number"),
        ("[1, 'a']", "at character 5: the elements of a list are of one kind, and here a number stands beside a text"),
        ("isee in []", "at character 9: an empty list says nothing; ask size(x) == 0 for whether one is empty"),
        ("true ? 1 : 'a'", "at character 12: a number before the colon and a text after it; both must be of one kind"),
        ("date('2026-02-29')", "at character 1: \"2026-02-29\" is no day of the calendar; write date('2026-09-01')"),
        ("date(quarter)", "at character 1: \"\" is no day of the calendar; write date('2026-09-01')"),
        ("has(1)", "at character 5: has() asks for an answer by its name: has(child.birth_date)"),
        ("has(children)", "at character 5: has() of a repeated group is always true; write size(children) > 0"),
        ("days.exists(isee, true)", "at character 13: \"isee\" has a name already; choose another for the element"),
        ("days.exists(child, true)", "at character 13: \"child\" has a name already; choose another for the element"),
        (
            "children.income > 3",
            "at character 1: \"children.income\" is in every row of a repeated group; say of which, as in \
             children.exists(r, r.income)",
        ),
        ("children", "at character 1: the result would be a list of rows; a result is an answer or a list of answers"),
    ];
    for (text, sentence) in cases {
        assert_eq!(said(text), sentence, "{text}");
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_refused_whichever_way_it_is_deep() {
    let deep =
        |text: String| assert_eq!(parse(&text).map_err(|mistake| mistake.fault), Err(Fault::TooDeep), "{text:.40}");
    for many in [DEEPEST + 1, 2_000] {
        deep(format!("{}1{}", "(".repeat(many), ")".repeat(many)));
        deep(format!("{}true{}", "!(".repeat(many), ")".repeat(many)));
        deep(format!("{}isee", "-(".repeat(many)));
        deep(format!("1{}", "+1".repeat(many)));
        deep(format!("{}1", "[".repeat(many)));
        deep(format!("{}1", "f(".repeat(many)));
        deep(format!("a{}", ".b".repeat(many)));
        deep(format!("true{}", "?1:1".repeat(many)));
    }
    assert!(parse(&format!("1{}", "+1".repeat(DEEPEST - 1))).is_ok());
    assert_eq!(parse(&"1".repeat(LONGEST + 1)).map_err(|mistake| mistake.fault), Err(Fault::TooLong));
}

#[test]
fn a_single_expression_is_checked_against_the_names_there_are() {
    let kind = |text: &str| check(&parse(text).expect(text), &schema());
    assert_eq!(kind("isee / 100"), Ok(Type::Int));
    assert_eq!(kind("days.map(d, size(d))"), Ok(Type::Int.list()));
    assert!(kind("children.filter(c, true)").is_err());
}

#[test]
fn a_name_is_given_once_and_can_be_said() {
    let mut schema = schema();
    let kinds = ["", "1a", "a.", ".a", "perché", "a b", "in", "if.a", "child.null"];
    for name in kinds {
        let fault = schema.answer(name, Type::Int).expect_err(name).fault;
        assert_eq!(fault, Fault::NoName { name: name.into() });
    }
    assert_eq!(schema.answer("isee", Type::Bool).expect_err("twice").fault, Fault::Twice { name: "isee".into() });
    let children = schema.slot("children").expect("the group");
    assert!(schema.column(children, "income", Type::Int).is_err());
    assert!(schema.answer("rows", Type::Row(children).list()).is_err());
    let isee = schema.slot("isee").expect("an answer");
    assert!(matches!(schema.column(isee, "a", Type::Int).expect_err("no group").fault, Fault::NoGroup { .. }));
}
