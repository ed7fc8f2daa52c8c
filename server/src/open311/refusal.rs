//! What an Open311 client is told when it is refused: `<errors><error><code/><description/></error></errors>`.

use axum::http::StatusCode;
use rapida_contract::problem::{Code, Fault, FieldError, Problem};

use super::tree::Tree;
use crate::limits::Wait;

/// One or more reasons, all with one status.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The answer's status, and the `code` of each error.
    pub status: StatusCode,
    /// What is wrong, for the developer of the client.
    pub descriptions: Vec<String>,
    /// For whoever guessed too often.
    pub wait: Option<Wait>,
}

impl Refusal {
    /// A refusal for one reason.
    pub fn new(status: StatusCode, description: impl Into<String>) -> Self {
        Self { status, descriptions: vec![description.into()], wait: None }
    }

    /// The request cannot be done as it is asked.
    pub fn bad(description: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, description)
    }

    /// There is no such thing.
    pub fn not_found(description: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, description)
    }

    /// As both formats say it.
    pub fn tree(&self) -> Tree {
        let code = i64::from(self.status.as_u16());
        let error =
            |text: &String| Tree::Record(vec![("code", Tree::Whole(code)), ("description", Tree::Text(text.clone()))]);
        Tree::List("error", self.descriptions.iter().map(error).collect())
    }
}

impl From<Wait> for Refusal {
    fn from(wait: Wait) -> Self {
        Self { wait: Some(wait), ..Self::new(StatusCode::TOO_MANY_REQUESTS, wait.told()) }
    }
}

impl From<Problem> for Refusal {
    /// GeoReport knows 400, 403 and 404; the server's own faults and limits keep their status.
    fn from(problem: Problem) -> Self {
        let status = match problem.code {
            Code::Malformed | Code::Invalid => StatusCode::BAD_REQUEST,
            _ => StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        };
        if problem.errors.is_empty() {
            return Self::new(status, problem.detail);
        }
        Self { status, descriptions: problem.errors.iter().map(said).collect(), wait: None }
    }
}

/// A fault in the words of GeoReport's own fields.
fn said(error: &FieldError) -> String {
    let field = match error.field.as_str() {
        "category" => "service_code",
        "position" => "lat, long",
        "title" => "attribute[title]",
        "details" => "description",
        "address" => "address_string",
        "contact.name" => "first_name, last_name",
        "contact.email" => "email",
        "contact.phone" => "phone",
        other => other,
    };
    let limit = error.limit.unwrap_or_default();
    match error.fault {
        Fault::Required => format!("{field}: manca."),
        Fault::TooLong => format!("{field}: al massimo {limit} caratteri."),
        Fault::TooShort => format!("{field}: almeno {limit} caratteri."),
        Fault::Unknown => format!("{field}: valore non conosciuto."),
        Fault::Malformed => format!("{field}: non è nella forma prevista."),
        Fault::OutsideTerritory => format!("{field}: il punto è fuori dal territorio del Comune."),
        Fault::NotAccepted => format!("{field}: va accettato."),
        // The others are of forms and locks, and GeoReport has neither.
        _ => format!("{field}: non è accettato."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Format;
    use super::*;

    #[test]
    fn the_errors_have_the_form_that_clients_parse() {
        let refusal = Refusal::new(StatusCode::FORBIDDEN, "api_key non valida.");
        let text = |format| String::from_utf8(refusal.tree().write(format, "errors")).expect("UTF-8");
        assert_eq!(
            text(Format::Xml),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>403</code>\
             <description>api_key non valida.</description></error></errors>"
        );
        assert_eq!(text(Format::Json), r#"[{"code":403,"description":"api_key non valida."}]"#);
    }

    #[test]
    fn fields_at_fault_are_told_by_the_names_of_georeport() {
        let problem = Problem::invalid(vec![
            FieldError::new("position", Fault::Required),
            FieldError::bound("details", Fault::TooLong, 1_000),
        ]);
        let refusal = Refusal::from(problem);
        assert_eq!(refusal.status, StatusCode::BAD_REQUEST);
        assert_eq!(refusal.descriptions, ["lat, long: manca.", "description: al massimo 1000 caratteri."]);
    }
}
