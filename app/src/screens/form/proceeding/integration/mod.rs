//! What an office asks for, and the person's answer: words and files, kept as they come. An observation on a ranking is given
//! the same way.

mod files;
mod keeper;

use dioxus::prelude::*;
use rapida_contract::Date;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::IntegrationDraft;
use rapida_contract::proceeding::{Request, WORDS_MAX};

use super::story::question;
use super::{Now, read_again};
use crate::act::use_act;
use crate::ui::button::Button;
use crate::ui::fault::refusal;
use crate::ui::field::TextField;
use crate::ui::saving::saved_line;
use crate::{browser, t, text};
use files::Files;
use keeper::{Order, use_keeper};

const WORDS: &str = "integration";

/// The question with its last day, and the answer.
#[component]
pub fn Integration(
    now: Now,
    id: SubmissionId,
    request: Option<Request>,
    until: Date,
    draft: IntegrationDraft,
) -> Element {
    let act = use_act();
    let is_asked = request.is_some();
    let done = move |()| {
        act.say(t!("proceeding-step-leaves"));
        read_again(now);
    };
    let (keeper, orders) = use_keeper(id, &draft.words, EventHandler::new(done));
    let mut fault = use_signal(|| None::<Missing>);
    let needs_file = request.as_ref().is_some_and(|request| request.document);
    let count = draft.files.len();
    let send = move |()| {
        let missing = missing(&keeper.words.peek(), count, needs_file, is_asked);
        fault.set(missing);
        match missing {
            Some(Missing::File) => browser::focus(files::FIELD),
            Some(Missing::Words | Missing::FewerWords) => browser::focus(WORDS),
            None => orders.send(Order::Send),
        }
    };
    let (title, label) = if is_asked {
        (t!("integration-title"), t!("integration-label"))
    } else {
        (t!("observation-title"), t!("observation-label"))
    };
    let words_fault = fault().filter(|missing| *missing != Missing::File).map(Missing::words);
    let file_fault = fault().filter(|missing| *missing == Missing::File && count == 0).map(Missing::words);
    rsx! {
        section { id: "integration-section", class: "panel edge-waiting edged", "aria-labelledby": "integration-title",
            h2 { id: "integration-title", "{title}" }
            match &request {
                Some(request) => rsx! {
                    {question(request)}
                    if needs_file {
                        p { {t!("integration-document")} }
                    }
                },
                None => rsx! { p { {t!("observation-lead", day = text::day(until))} } },
            }
            TextField { id: WORDS, label, max: WORDS_MAX, value: (keeper.words)(), fault: words_fault,
                oninput: move |words| {
                    keeper.types(words);
                    fault.set(None);
                    orders.send(Order::Typed);
                },
                onblur: move |()| orders.send(Order::Save) }
            Files { now, id, files: draft.files.clone(), optional: !needs_file, fault: file_fault }
            {refusal(keeper.refused().as_ref())}
            div { class: "actions",
                Button { id: "integration-send", icon: "send", busy: keeper.is_sending(), onclick: send,
                    if is_asked { {t!("integration-send")} } else { {t!("observation-send")} }
                }
            }
            if let Some(saving) = keeper.saving() {
                {saved_line(&saving)}
            }
        }
    }
}

/// What keeps an answer from being sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Missing {
    Words,
    FewerWords,
    File,
}

impl Missing {
    fn words(self) -> String {
        match self {
            Self::Words => t!("report-words-needed"),
            Self::FewerWords => t!("fault-too_long", limit = WORDS_MAX),
            Self::File => t!("integration-file-needed"),
        }
    }
}

/// An answer has words or files, and the document where one was asked for; an observation has words.
fn missing(words: &str, files: usize, needs_file: bool, is_asked: bool) -> Option<Missing> {
    let is_blank = words.trim().is_empty();
    if words.chars().count() > WORDS_MAX as usize {
        return Some(Missing::FewerWords);
    }
    if needs_file && files == 0 {
        return Some(Missing::File);
    }
    (is_blank && (files == 0 || !is_asked)).then_some(Missing::Words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_words_or_what_was_asked_for_and_an_observation_has_words() {
        let long = "è".repeat(WORDS_MAX as usize + 1);
        let cases = [
            ("", 0, false, true, Some(Missing::Words)),
            ("  \n", 0, false, true, Some(Missing::Words)),
            ("Eccolo.", 0, false, true, None),
            ("", 1, false, true, None),
            ("Eccolo.", 0, true, true, Some(Missing::File)),
            ("", 1, true, true, None),
            ("", 1, false, false, Some(Missing::Words)),
            ("Non tornano i punti.", 0, false, false, None),
            (long.as_str(), 1, true, true, Some(Missing::FewerWords)),
        ];
        for (words, files, needs_file, is_asked, expected) in cases {
            assert_eq!(missing(words, files, needs_file, is_asked), expected, "{words:.20} {files} {needs_file}");
        }
    }
}
