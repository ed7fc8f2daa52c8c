//! What of a form is sent.

use super::answer::{Answer, Answers};
use super::running::Form;
use super::{At, kinds};
use crate::expression::Value;
use crate::service::Kind;

impl Form {
    /// What is sent: the answers to what is shown, in their normal form, and the computed values. What cannot be read stays as it
    /// was typed, so that [`super::check`] says the same of it.
    pub fn to_send(&self) -> Answers {
        let fields = self.template.fields().map(|(question, _)| At { question, row: 0 });
        fields.filter_map(|at| Some((self.field(at)?.id.clone(), self.sent(at)?))).collect()
    }

    /// What is sent of one question.
    pub(super) fn sent(&self, at: At) -> Option<Answer> {
        let question = self.question(at.question).filter(|_| self.is_shown(at))?;
        if question.computed.is_some() {
            return self.computed(at).and_then(of_value);
        }
        let answer = self.answer(at).filter(|answer| question.is_asked() && !answer.is_blank())?;
        match (&question.field.kind, answer) {
            (Kind::Group { .. }, Answer::Rows(rows)) => {
                let live = (0..self.live_rows(at)).map(|row| self.sent_row(at, row));
                // Those beyond what there may be are refused by their number.
                Some(Answer::Rows(live.chain(rows.iter().skip(self.live_rows(at)).cloned()).collect()))
            }
            (Kind::Group { .. }, answer) => Some(answer.clone()),
            (kind, answer) => kinds::normal(kind, answer),
        }
    }

    fn sent_row(&self, group: At, row: usize) -> Answers {
        let columns = self.columns(group, row).into_iter();
        columns.filter_map(|at| Some((self.field(at)?.id.clone(), self.sent(at)?))).collect()
    }
}

/// A computed value as an answer.
pub fn of_value(value: &Value) -> Option<Answer> {
    match value {
        Value::Bool(yes) => Some(Answer::YesNo(*yes)),
        Value::Int(number) => Some(Answer::Number(*number)),
        Value::Text(text) => Some(Answer::text(&**text)),
        Value::Date(day) => Some(Answer::text(day.to_string())),
        Value::List(elements) => {
            let text = |element: &Value| if let Value::Text(text) = element { Some(text.to_string()) } else { None };
            elements.iter().map(text).collect::<Option<_>>().map(Answer::List)
        }
        Value::Row(_) => None,
    }
}
