//! Why a photo is refused, in words for the person who picked it.

use rapida_contract::problem::{Code, Problem};

/// Why a photo is refused. The text says what to do.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PhotoError {
    /// No bytes at all.
    #[error("Il file è vuoto: scegli di nuovo la foto.")]
    Empty,
    /// The file ends before the picture does.
    #[error("Il file è incompleto: la foto non è arrivata tutta. Scegli di nuovo la foto.")]
    Truncated,
    /// The kind is right, the content is not.
    #[error("La foto è danneggiata e non si può leggere. Scegline un'altra.")]
    Damaged,
    /// HEIC or HEIF, as iPhones save unless told otherwise.
    #[error(
        "Le foto HEIC non si possono usare. Imposta la fotocamera su JPEG (su iPhone: Impostazioni, Fotocamera, Formati, \
         Più compatibile) oppure salva la foto come JPEG e riprova."
    )]
    Heic,
    /// A JPEG in the four inks of printers.
    #[error("Questa immagine usa i colori della stampa (CMYK). Salvala come JPEG a colori RGB e riprova.")]
    Cmyk,
    /// A known kind of file that is not taken; its name.
    #[error("I file {0} non si possono usare. Scegli una foto JPEG, PNG o WebP.")]
    Format(&'static str),
    /// Nothing that is known as an image.
    #[error("Questo file non è un'immagine. Scegli una foto JPEG, PNG o WebP.")]
    NotAnImage,
    /// A side shorter than [`SIDE_MIN`](super::SIDE_MIN); width and height in pixels.
    #[error("La foto è di {0} × {1} pixel: servono almeno 100 pixel per lato.")]
    TooSmall(u32, u32),
    /// More than [`MEGAPIXELS_MAX`](super::MEGAPIXELS_MAX); width and height in pixels.
    #[error("La foto è di {0} × {1} pixel: il massimo è 48 megapixel. Riducila o scattala a una risoluzione minore.")]
    TooLarge(u32, u32),
    /// A file of more than [`BYTES_MAX`](super::BYTES_MAX).
    #[error("Il file è troppo grande per una foto: il massimo è 256 MB.")]
    TooManyBytes,
    /// A rectangle to cover that is not within the photo.
    #[error("Una delle zone da coprire non è valida. Disegnala di nuovo.")]
    Area,
}

impl PhotoError {
    /// The code that a screen acts on.
    pub fn code(&self) -> Code {
        match self {
            Self::Empty | Self::Truncated | Self::Damaged => Code::PhotoUnreadable,
            Self::Heic => Code::PhotoHeic,
            Self::Cmyk => Code::PhotoCmyk,
            Self::Format(_) => Code::PhotoFormat,
            Self::NotAnImage => Code::NotAnImage,
            Self::TooSmall(..) => Code::PhotoTooSmall,
            Self::TooLarge(..) => Code::PhotoTooLarge,
            Self::TooManyBytes => Code::PhotoTooHeavy,
            Self::Area => Code::Malformed,
        }
    }
}

impl From<PhotoError> for Problem {
    fn from(error: PhotoError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}
