//! What went wrong, as RFC 9457 says it.

use serde::{Deserialize, Serialize};

/// Why a request was not done. `Code` is what a screen acts on; `title` and `detail` are for people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[error("{title}: {detail}")]
pub struct Problem {
    /// `urn:rapida:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short, the same for each problem of this kind.
    pub title: String,
    /// The HTTP status; 0 when the problem arose on the device.
    pub status: u16,
    /// This occurrence, and what to do.
    pub detail: String,
    /// What a program acts on.
    pub code: Code,
    /// The fields at fault, where there are such.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// One field at fault.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Path of the field: `title`, `contact.email`, `attachments[2].sha256`.
    pub field: String,
    /// What is wrong with it.
    pub fault: Fault,
    /// The bound that was not kept, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// What can be wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nothing there.
    Required,
    /// More characters or items than `limit`.
    TooLong,
    /// Fewer characters than `limit`.
    TooShort,
    /// Not one of the known values.
    Unknown,
    /// Not in the form that it must have.
    Malformed,
    /// Further than `limit` metres from the border of the Comune.
    OutsideTerritory,
    /// Not accepted by the person.
    NotAccepted,
    /// Among the first that anybody would guess.
    TooSimple,
    /// A number below `limit`.
    TooSmall,
    /// A number above `limit`.
    TooLarge,
    /// Fewer items than `limit`.
    TooFew,
    /// More items than `limit`.
    TooMany,
    /// A file of more than `limit` megabytes.
    TooHeavy,
    /// Not a kind of file that is taken here.
    WrongType,
    /// There twice.
    Repeated,
    /// Ends before it begins.
    EndsEarly,
    /// A rule of the service does not hold: that of place `limit`, from 0, among the field's.
    RuleBroken,
    /// Not what the register says, which nobody changes in a form.
    Locked,
    /// Computed otherwise from the other answers.
    Disagrees,
    /// An answer to what was not asked.
    NotAsked,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal, $title:literal;)*) => {
        /// The kinds of problem. One text per code and language lies in `assets/text`.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
            /// A code of a newer server.
            #[serde(other, rename = "other")]
            Other,
        }

        impl Code {
            /// Every code that this version knows.
            pub const ALL: &[Self] = &[$(Self::$name,)* Self::Other];

            /// As on the wire and in text keys.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* Self::Other => "other" }
            }

            /// The HTTP status that it goes with; 0 for what arises on the device.
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* Self::Other => 0 }
            }

            fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* Self::Other => "Non è andata" }
            }
        }
    };
}

codes! {
    /// The request cannot be read.
    Malformed = "malformed", 400, "Richiesta non leggibile";
    /// Fields at fault, listed in `errors`.
    Invalid = "invalid", 422, "Controlla i dati";
    /// No proof of the device, or a wrong one.
    NoProof = "no-proof", 401, "Dispositivo non riconosciuto";
    /// A fresh nonce is needed (it is in the `DPoP-Nonce` header): ask again with it.
    NonceNeeded = "nonce-needed", 401, "Serve una prova nuova";
    /// Nobody is signed in on this device, or no longer.
    SignInNeeded = "sign-in-needed", 401, "Serve l'accesso";
    /// The person is less surely known than this asks for (RFC 9470): sign in again at the level of the detail.
    LevelNeeded = "level-needed", 401, "Serve un livello più alto";
    /// The right to act for this subject is over, or there was none.
    NoRight = "no-right", 403, "Non puoi più agire per conto suo";
    /// Known, and not allowed.
    Forbidden = "forbidden", 403, "Non consentito";
    /// Not there, or not yours.
    NotFound = "not-found", 404, "Non trovato";
    /// The same id with other content.
    Conflict = "conflict", 409, "Già inviata con altri dati";
    /// A transition that the state does not allow.
    WrongState = "wrong-state", 409, "Passaggio non possibile";
    /// A service that cannot be asked today: its call is over, or has not begun.
    NotOpen = "not-open", 409, "Oggi non si può chiedere";
    /// An attachment that the submission names has not arrived.
    AttachmentMissing = "attachment-missing", 424, "Manca un allegato";
    /// The upload's offset is another.
    WrongOffset = "wrong-offset", 409, "Caricamento da riprendere";
    /// Bytes that do not have the announced digest.
    WrongDigest = "wrong-digest", 460, "File arrivato rovinato";
    /// Kept no longer.
    Gone = "gone", 410, "Non più disponibile";
    /// Too many bytes.
    TooLarge = "too-large", 413, "Troppo grande";
    /// Not a kind of file that is taken.
    WrongType = "wrong-type", 415, "Formato non ammesso";
    /// Too many requests: try again later.
    TooMany = "too-many", 429, "Troppe richieste";
    /// The server's own fault.
    Internal = "internal", 500, "Errore del servizio";
    /// For the moment.
    Unavailable = "unavailable", 503, "Servizio non disponibile";
    /// No network, or no answer from the municipality.
    Offline = "offline", 0, "Senza rete";
    /// An answer that is not the municipality's: a captive portal or a foreign host.
    ForeignAnswer = "foreign-answer", 0, "Rete con accesso da confermare";
    /// The store needs its passphrase, or the one given is wrong.
    Locked = "locked", 0, "Serve la frase segreta";
    /// The app is locked: nothing personal is told until the person has opened it.
    AppLocked = "app-locked", 0, "L'app è bloccata";
    /// Not the PIN or the passphrase of this person.
    WrongPin = "wrong-pin", 0, "PIN sbagliato";
    /// Too many wrong ones: the next attempt has to wait.
    PinWait = "pin-wait", 0, "Troppi tentativi";
    /// With several people on a device each needs a lock.
    LockNeeded = "lock-needed", 0, "Serve un blocco";
    /// Without the system's key store only a passphrase protects anything.
    NoKeyStore = "no-key-store", 0, "Serve una frase segreta";
    /// The system's key store does not give the store's key: it is locked, or its prompt was closed.
    KeyWithheld = "key-withheld", 0, "Portachiavi non disponibile";
    /// The person gave the sign-in up on the page of the identity provider.
    SignInRefused = "sign-in-refused", 0, "Accesso annullato";
    /// The person did not come back from the browser in time.
    SignInLate = "sign-in-late", 0, "Accesso scaduto";
    /// The identity provider knows the person less surely than was asked for.
    SignInLevel = "sign-in-level", 0, "Serve un livello più alto";
    /// What came back from the browser does not prove a sign-in.
    SignInFailed = "sign-in-failed", 0, "Accesso non riuscito";
    /// The identity provider does not answer.
    IssuerAway = "issuer-away", 0, "Gestore dell'identità non disponibile";
    /// The system opens no browser.
    NoBrowser = "no-browser", 0, "Il browser non si apre";
    /// A store that cannot be read.
    Damaged = "damaged", 0, "Archivio danneggiato";
    /// An image that cannot be read.
    PhotoUnreadable = "photo-unreadable", 0, "Foto non leggibile";
    /// A kind of image that is not taken.
    PhotoFormat = "photo-format", 0, "Formato della foto non ammesso";
    /// An image as iPhones write it, HEIC or HEIF.
    PhotoHeic = "photo-heic", 0, "Foto HEIC";
    /// An image in the inks of printers.
    PhotoCmyk = "photo-cmyk", 0, "Colori da stampa";
    /// A file that is no image.
    NotAnImage = "not-an-image", 0, "Non è un'immagine";
    /// An image smaller than 100 pixels.
    PhotoTooSmall = "photo-too-small", 0, "Foto troppo piccola";
    /// An image larger than 48 megapixels.
    PhotoTooLarge = "photo-too-large", 0, "Foto troppo grande";
    /// A file of more than 256 MB.
    PhotoTooHeavy = "photo-too-heavy", 0, "File troppo pesante";
    /// Three photos are there already.
    PhotoTooMany = "photo-too-many", 0, "Hai già tre foto";
    /// Another device changed the draft since it was shown.
    DraftChanged = "draft-changed", 0, "Bozza cambiata altrove";
    /// A file of the form was chosen on another device, which alone has it.
    FileElsewhere = "file-elsewhere", 0, "File su un altro dispositivo";
    /// The disk is full or not writable.
    Storage = "storage", 0, "Spazio non disponibile";
}

/// By hand: the derive does not see names that come out of a macro.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Code {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("What a program acts on. A newer server may know others."))
            .enum_values(Some(Self::ALL.iter().map(|code| code.as_str())))
            .build()
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Code {}

impl Problem {
    /// A problem of this kind, with what happened and what to do.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:rapida:problem:{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            detail: detail.into(),
            code,
            errors: Vec::new(),
        }
    }

    /// Fields at fault.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        let detail = format!("Da correggere: {}.", fields.join(", "));
        Self { errors, ..Self::new(Code::Invalid, detail) }
    }
}

impl FieldError {
    /// A field with a fault.
    pub fn new(field: impl Into<String>, fault: Fault) -> Self {
        Self { field: field.into(), fault, limit: None }
    }

    /// A field that does not keep a bound.
    pub fn bound(field: impl Into<String>, fault: Fault, limit: u32) -> Self {
        Self { field: field.into(), fault, limit: Some(limit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_code_of_a_newer_server_is_read_as_other() {
        let json = r#"{"type":"urn:rapida:problem:new","title":"t","status":418,"detail":"d","code":"brand-new"}"#;
        assert_eq!(serde_json::from_str::<Problem>(json).expect("reads").code, Code::Other);
    }

    #[test]
    fn a_code_reads_back_as_it_was_written() {
        for code in Code::ALL {
            let json = serde_json::to_string(code).expect("writes");
            assert_eq!(json, format!("{:?}", code.as_str()));
            assert_eq!(serde_json::from_str::<Code>(&json).expect("reads"), *code);
        }
    }
}
