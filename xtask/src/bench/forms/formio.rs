//! The form as Form.io takes it. Conditions and computed values are JSON Logic: as JavaScript, which it takes too, they would be
//! compiled anew each time that they are evaluated.

use serde_json::{Value, json};

use super::description::{Description, Expr, Field, Kind, computed, question};
use super::{PAGE, object};

/// The form, as JSON.
pub fn form(description: &Description) -> String {
    let fields = description.fields();
    let panels = fields.chunks(PAGE).enumerate().map(|(place, fields)| {
        let components: Vec<Value> = fields.iter().map(field).collect();
        let (key, title) = (format!("s{place}"), format!("Parte {place}"));
        json!({ "type": "panel", "key": key, "title": title, "input": false, "components": components })
    });
    json!({ "display": "wizard", "title": "Modulo", "components": panels.collect::<Vec<_>>() }).to_string()
}

fn field(field: &Field) -> Value {
    let kind = match field.kind {
        Kind::Number => "number",
        Kind::YesNo => "checkbox",
        Kind::Words | Kind::Day => "textfield",
    };
    object([
        ("type", Some(json!(kind))),
        ("key", Some(json!(field.id))),
        ("label", Some(json!(format!("Domanda {}", field.id)))),
        ("input", Some(json!(true))),
        ("conditional", field.shown_if.map(|condition| json!({ "json": written(condition) }))),
        ("calculateValue", field.value.map(written)),
    ])
}

fn written(expr: &Expr) -> Value {
    let two = |of: &[Expr; 2], sign: &str| {
        let [one, other] = of;
        json!({ sign: [written(one), written(other)] })
    };
    let answer = |place: &usize| json!({ "var": format!("data.{}", question(*place)) });
    match expr {
        Expr::Number(number) => json!(number),
        Expr::Answer(place) | Expr::Yes(place) => answer(place),
        Expr::Computed(place) => json!({ "var": format!("data.{}", computed(*place)) }),
        Expr::Plus(of) => two(of, "+"),
        Expr::Minus(of) => two(of, "-"),
        Expr::Times(of) => two(of, "*"),
        Expr::AtLeast(of) => two(of, ">="),
        Expr::And(of) => two(of, "and"),
        Expr::Or(of) => two(of, "or"),
        Expr::If(of) => {
            let [condition, yes, no] = &**of;
            json!({ "if": [written(condition), written(yes), written(no)] })
        }
        Expr::Not(of) => json!({ "!": [written(of)] }),
        Expr::Until(place, day) => json!({ "<=": [answer(place), day] }),
        Expr::OneOf(place, words) => json!({ "in": [answer(place), words] }),
    }
}
