use std::sync::Arc;

use proptest::prelude::*;
use rapida_contract::expression::{Definition, Program, parse};

use crate::answers::{answers, filled, schema};
use crate::generate::any_expr;

/// Text that is nearly an expression.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "form.number1",
        "form.rows",
        "form.text1",
        "form.day1",
        "form.flag1",
        "number",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "?",
        ":",
        "!",
        "-",
        "+",
        "*",
        "/",
        "%",
        "<",
        "==",
        "&&",
        "||",
        "in",
        "1",
        "9223372036854775808",
        "'a'",
        "'",
        "\"",
        "\\",
        "has(",
        "size(",
        ".exists(e,",
        ".map(e,",
        "e",
        "date('2026-09-01')",
        "add_days(",
        "sum(",
        "true",
        "null",
        " ",
        "//",
        "é",
        "=",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn foreign_text_never_panics(text in prop_oneof![".{0,80}", pieces()]) {
        match parse(&text) {
            Ok(expr) => prop_assert_eq!(parse(&expr.to_string()), Ok(expr)),
            Err(mistake) => prop_assert!((1..=text.chars().count() + 1).contains(&mistake.at), "{}", mistake),
        }
    }

    #[test]
    fn any_file_and_any_answers_are_taken_without_panic(
        texts in prop::collection::vec((prop_oneof![pieces(), any_expr().prop_map(|expr| expr.to_string())], any::<bool>()), 1..6),
        answers in answers(),
    ) {
        let names: Vec<String> = (0..texts.len()).map(|place| format!("r{place}")).collect();
        let definitions = names.iter().zip(&texts).map(|(name, (text, in_row))| {
            Definition { name, group: in_row.then_some("form.rows"), text, expects: None }
        });
        if let Ok(program) = Program::compile(schema(), &definitions.collect::<Vec<_>>()) {
            filled(&Arc::new(program), &answers);
        }
    }

    #[test]
    fn what_is_written_is_read_back_the_same(expr in any_expr()) {
        let text = expr.to_string();
        prop_assert_eq!(parse(&text), Ok(expr), "{}", text);
    }
}
