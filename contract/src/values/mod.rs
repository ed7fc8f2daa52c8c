//! What a person writes into a form and a machine can check: codes, numbers and addresses, each its own type.
//!
//! A value comes into being only through its parse, which first brings it to its normal form: capitals, no blanks, none of
//! the signs that people put between groups. JSON goes through the same parse, so that a value that exists is well formed
//! on the screen, on the device and at the municipality. What needs a large table is asked for by name where `native` is
//! built: the places that existed on a day ([`gazetteer`]) and the telephone numbers in use ([`Phone::in_use`]).

#[macro_use]
mod wrong;
#[macro_use]
mod written;

mod cadastral_code;
mod check_letter;
mod digits;
mod email;
pub mod fold;
#[cfg(feature = "native")]
pub mod gazetteer;
mod iban;
mod isee_protocol;
mod phone;
pub mod plate;
mod postal_code;
pub mod tax_code;
#[cfg(all(test, feature = "native"))]
mod texts;
mod vat_number;

pub use cadastral_code::{CadastralCode, CadastralCodeFault};
pub use email::{CertifiedMail, Email, EmailFault};
pub use iban::{Iban, IbanFault};
pub use isee_protocol::{IseeProtocol, IseeProtocolFault};
pub use phone::{Phone, PhoneFault};
pub use plate::Plate;
pub use postal_code::{PostalCode, PostalCodeFault};
pub use tax_code::TaxCode;
pub use vat_number::{VatNumber, VatNumberFault};
pub use wrong::Wrong;
