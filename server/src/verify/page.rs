//! The verification page.

use maud::{Markup, html};
use rapida_contract::municipality::Text;
use rapida_contract::receipt::Receipt;

use super::Finding;
use super::words::Words;
use crate::calendar::{italian, rome};

/// Longest text that the forms take, in characters.
const TEXT_MAX: u32 = 16_384;

pub(super) fn markup(words: &Words, code: &str, outcome: Option<&Outcome>) -> Markup {
    html! {
        h1 { (words.title) }
        @match outcome {
            Some(Outcome::Found(finding, form)) => (found(words, finding, form.as_ref())),
            Some(Outcome::TooLarge) => div.note.bad role="alert" { p { (words.too_large) } },
            Some(Outcome::TooMany) => div.note.bad role="alert" { p { (words.too_many) } },
            None => p { (words.intro) },
        }
        div.columns { (by_code(words, code)) (by_file(words)) }
    }
}

/// What a request led to.
pub(super) enum Outcome {
    /// With what the service of a form is called.
    Found(Finding, Option<Text>),
    TooLarge,
    TooMany,
}

fn by_code(words: &Words, code: &str) -> Markup {
    html! {
        section.card aria-labelledby="con-codice" {
            h2 #con-codice { (words.by_code) }
            form method="get" action="/verifica" {
                div.field {
                    label for="codice" { (words.code) }
                    input.code #codice name="codice" value=(code) required maxlength="64" autocomplete="off"
                        autocapitalize="characters" spellcheck="false" aria-describedby="codice-aiuto";
                    p.hint #codice-aiuto { (words.code_hint) }
                }
                button { (words.check) }
            }
        }
    }
}

fn by_file(words: &Words) -> Markup {
    html! {
        section.card aria-labelledby="con-ricevuta" {
            h2 #con-ricevuta { (words.by_file) }
            form method="post" action="/verifica" enctype="multipart/form-data" {
                div.field {
                    label for="file" { (words.file) }
                    input #file name="file" type="file" aria-describedby="file-aiuto";
                    p.hint #file-aiuto { (words.file_hint) }
                }
                div.field {
                    label for="testo" { (words.text) }
                    textarea.code #testo name="testo" maxlength=(TEXT_MAX) spellcheck="false" {}
                }
                button { (words.check) }
            }
        }
    }
}

fn found(words: &Words, finding: &Finding, form: Option<&Text>) -> Markup {
    let (tint, shape, title, more) = match finding {
        Finding::Genuine(_) => ("good", "✓", words.genuine, words.genuine_more),
        Finding::Forged => ("bad", "✕", words.forged, words.forged_more),
        Finding::NoReceipt => ("wait", "?", words.no_receipt, words.no_receipt_more),
        Finding::UnknownCode => ("wait", "?", words.unknown_code, words.unknown_code_more),
    };
    html! {
        div class={ "note " (tint) } role="status" {
            h2 { span aria-hidden="true" { (shape) " " } (title) }
            p { (more) }
        }
        @if let Finding::Genuine(receipt) = finding { (claims(words, receipt, form)) }
    }
}

fn claims(words: &Words, receipt: &Receipt, form: Option<&Text>) -> Markup {
    let at = receipt.registered_at().to_zoned(rome());
    let service: &str = match receipt.service.as_str() {
        "report" => words.report,
        "report_step" => words.report_step,
        "form_step" => words.form_step,
        slug => form.map_or(slug, |title| title.in_language(words.language)),
    };
    html! {
        div.card {
            dl {
                dt { (words.protocol) }
                dd {
                    (receipt.registration.code()) " " (words.of_day) " "
                    (italian::short(at.date())) ", " (at.strftime("%H:%M"))
                }
                dt { (words.service) } dd { (service) }
                dt { (words.office) } dd { (receipt.office.name) }
                dt { (words.due) } dd { (italian::short(receipt.due)) }
                dt { (words.issuer) } dd { (receipt.iss) }
                dt { (words.code) } dd.code { (receipt.code) }
            }
            details {
                summary { (words.digests) }
                p.hint { (words.digests_hint) }
                dl {
                    dt { (words.content) } dd.code { (receipt.content_sha256) }
                    @for (at, attachment) in receipt.attachments.iter().enumerate() {
                        dt { (words.attachment) " " (at + 1) } dd.code { (attachment.sha256) }
                    }
                }
            }
        }
    }
}
