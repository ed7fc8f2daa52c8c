//! The form as SurveyJS takes it.

use serde_json::{Value, json};

use super::description::{Description, Expr, Field, Kind, computed, question};
use super::{PAGE, object};

/// The survey, as JSON.
pub fn form(description: &Description) -> String {
    let fields = description.fields();
    let pages = fields.chunks(PAGE).enumerate().map(|(place, fields)| {
        let elements: Vec<Value> = fields.iter().map(field).collect();
        json!({ "name": format!("s{place}"), "title": format!("Parte {place}"), "elements": elements })
    });
    json!({ "title": "Modulo", "pages": pages.collect::<Vec<_>>() }).to_string()
}

fn field(field: &Field) -> Value {
    let (kind, input) = match field.kind {
        _ if field.value.is_some() => ("expression", None),
        Kind::Number => ("text", Some("number")),
        Kind::YesNo => ("boolean", None),
        Kind::Words => ("text", None),
        Kind::Day => ("text", Some("date")),
    };
    object([
        ("type", Some(json!(kind))),
        ("inputType", input.map(|input| json!(input))),
        ("name", Some(json!(field.id))),
        ("title", Some(json!(format!("Domanda {}", field.id)))),
        ("visibleIf", field.shown_if.map(|condition| json!(written(condition)))),
        ("expression", field.value.map(|value| json!(written(value)))),
    ])
}

fn written(expr: &Expr) -> String {
    let two = |of: &[Expr; 2], sign: &str| {
        let [one, other] = of;
        format!("({} {sign} {})", written(one), written(other))
    };
    let answer = |place: &usize| format!("{{{}}}", question(*place));
    match expr {
        Expr::Number(number) => number.to_string(),
        Expr::Answer(place) => answer(place),
        Expr::Yes(place) => format!("({} = true)", answer(place)),
        Expr::Computed(place) => format!("{{{}}}", computed(*place)),
        Expr::Plus(of) => two(of, "+"),
        Expr::Minus(of) => two(of, "-"),
        Expr::Times(of) => two(of, "*"),
        Expr::AtLeast(of) => two(of, ">="),
        Expr::And(of) => two(of, "and"),
        Expr::Or(of) => two(of, "or"),
        Expr::If(of) => {
            let [condition, yes, no] = &**of;
            format!("iif({}, {}, {})", written(condition), written(yes), written(no))
        }
        Expr::Not(of) => format!("!{}", written(of)),
        Expr::Until(place, day) => format!("({} <= '{day}')", answer(place)),
        Expr::OneOf(place, [one, other]) => format!("({} anyof ['{one}', '{other}'])", answer(place)),
    }
}
