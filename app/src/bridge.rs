//! The one way from the screens to the core: the shell's typed verbs, its events, its pictures.

use std::cell::Cell;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect, Uint8Array};
use rapida_contract::form::File;
use rapida_contract::ids::{AttachmentId, ReportCode, SubmissionId};
use rapida_contract::ipc::{self, Command, Evidence, Photo};
use rapida_contract::problem::{Code, Problem};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(js_namespace = ["window", "__TAURI__", "core"])]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn invoke(verb: &str, arguments: &JsValue, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = convertFileSrc)]
    fn convert_file_src(path: &str, scheme: &str) -> Result<String, JsValue>;
}

#[wasm_bindgen(js_namespace = ["window", "__TAURI__", "event"])]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn listen(event: &str, heard: &Closure<dyn FnMut(JsValue)>) -> Result<JsValue, JsValue>;
}

/// Asks the core; what it refuses comes back as a [`Problem`].
pub async fn call<C: Command>(command: C) -> Result<C::Reply, Problem> {
    read(ask(C::NAME, to_js(&command)).await?)
}

/// Asks without knowing what: the one copy of what every [`call`] needs, since each copy weighs on a phone's first start.
pub async fn ask(verb: &'static str, command: Result<JsValue, Problem>) -> Result<JsValue, Problem> {
    let arguments = Object::new();
    set(&arguments, "command", &command?)?;
    UNANSWERED.set(UNANSWERED.get() + 1);
    let answer = invoke(verb, &arguments, &JsValue::UNDEFINED).await;
    UNANSWERED.set(UNANSWERED.get() - 1);
    answer.map_err(|error| problem_of(&error))
}

thread_local! {
    /// Calls that wait for their answer.
    static UNANSWERED: Cell<u32> = const { Cell::new(0) };
}

/// Milliseconds between two looks, and how many are taken.
const LOOK_MS: u32 = 20;
const LOOKS: u32 = 50;

/// Waits until what was asked is answered, or for a second: some answers come from the network.
pub async fn settle() {
    for _ in 0..LOOKS {
        TimeoutFuture::new(LOOK_MS).await;
        if UNANSWERED.get() == 0 {
            return;
        }
    }
}

/// Hands a photo's bytes, as they are in the file, to a draft.
pub async fn add_photo(draft: SubmissionId, bytes: Uint8Array) -> Result<Photo, Problem> {
    read(hand_over(ipc::ADD_PHOTO, &bytes, draft, &[]).await?)
}

/// Hands the bytes of a file, as they are in it, to a draft of a form: for the question of this path.
pub async fn add_form_file(draft: SubmissionId, path: &str, name: &str, bytes: Uint8Array) -> Result<File, Problem> {
    let headers = [(ipc::FIELD_HEADER, path), (ipc::FILE_HEADER, name)];
    read(hand_over(ipc::ADD_FORM_FILE, &bytes, draft, &headers).await?)
}

/// Hands the bytes of a file, as they are in it, to the answer to what an office asked for in a proceeding.
pub async fn add_integration_file(proceeding: SubmissionId, name: &str, bytes: Uint8Array) -> Result<File, Problem> {
    read(hand_over(ipc::ADD_INTEGRATION_FILE, &bytes, proceeding, &[(ipc::FILE_HEADER, name)]).await?)
}

/// Bytes go as they are; what is said of them goes beside them, percent-encoded.
async fn hand_over(
    verb: &str,
    bytes: &Uint8Array,
    to: SubmissionId,
    said: &[(&str, &str)],
) -> Result<JsValue, Problem> {
    let (headers, options) = (Object::new(), Object::new());
    set(&headers, ipc::DRAFT_HEADER, &to.to_string().into())?;
    for (header, words) in said {
        set(&headers, header, &js_sys::encode_uri_component(words))?;
    }
    set(&options, "headers", &headers)?;
    invoke(verb, bytes, &options).await.map_err(|error| problem_of(&error))
}

/// Hands over the bytes of the document that is to prove a mandate, as they are in the file.
pub async fn add_evidence(bytes: Uint8Array) -> Result<Evidence, Problem> {
    read(invoke(ipc::ADD_EVIDENCE, &bytes, &JsValue::UNDEFINED).await.map_err(|error| problem_of(&error))?)
}

/// Hears each event of this name, for as long as the page lives. One that this version cannot read is passed over.
pub async fn hear<T: DeserializeOwned>(event: &str, mut heard: impl FnMut(T) + 'static) -> Result<(), Problem> {
    let closure = Closure::new(move |event: JsValue| {
        let payload = Reflect::get(&event, &"payload".into()).unwrap_or_default();
        if let Ok(payload) = serde_wasm_bindgen::from_value(payload) {
            heard(payload);
        }
    });
    listen(event, &closure).await.map_err(|error| problem_of(&error))?;
    closure.forget();
    Ok(())
}

/// Where the webview finds a photo of this device.
pub fn photo_address(photo: AttachmentId) -> String {
    format!("{}photo/{photo}", pictures())
}

/// Where the webview finds the small picture of a public report.
pub fn thumbnail_address(code: &ReportCode) -> String {
    format!("{}thumbnail/{code}", pictures())
}

/// The scheme's address is not the same in every webview: the shell's own script knows which.
fn pictures() -> String {
    convert_file_src("", ipc::PICTURE_SCHEME).unwrap_or_else(|_| format!("{}://localhost/", ipc::PICTURE_SCHEME))
}

/// Reads an answer as what it must be.
pub fn read<T: DeserializeOwned>(answer: JsValue) -> Result<T, Problem> {
    serde_wasm_bindgen::from_value(answer).map_err(unreadable)
}

/// The shell refuses with a [`Problem`]; its own machinery refuses with words.
fn problem_of(error: &JsValue) -> Problem {
    serde_wasm_bindgen::from_value(error.clone()).unwrap_or_else(|_| {
        let words = error.as_string().unwrap_or_default();
        Problem::new(Code::Internal, words)
    })
}

/// A command as the shell reads it.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, Problem> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(unreadable)
}

fn unreadable(error: serde_wasm_bindgen::Error) -> Problem {
    Problem::new(Code::Internal, error.to_string())
}

fn set(object: &Object, key: &str, value: &JsValue) -> Result<(), Problem> {
    Reflect::set(object, &key.into(), value).map(|_| ()).map_err(|error| problem_of(&error))
}
