//! The verbs of acting for somebody.

use serde::{Deserialize, Serialize};

use super::{Acting, Command, MandateForm, commands};
use crate::acting::{Act, Mandate, Naming, NewMandate, Structure, Subject};
use crate::ids::{MandateId, StructureId};
use crate::values::TaxCode;

commands! {
    /// For whom the person acts. Read it again at each [`Topic::Registry`](crate::changes::Topic).
    "acting" GetActing {} -> Acting;
    /// Chooses for whom the person acts from now on.
    "act_for" ActFor {
        /// For whom; none: for themselves.
        subject: Option<Subject>,
    } -> Acting;
    /// The structures that the person leads or works for. Needs the network, as all of the following.
    "structures" GetStructures {} -> Vec<Structure>;
    /// Names somebody to work for a structure, or changes until when.
    "name_staff" NameStaff {
        /// Which structure.
        structure: StructureId,
        /// Whom.
        tax_code: TaxCode,
        /// Their name, and until when.
        naming: Naming,
    } -> ();
    /// Revokes somebody, or leaves oneself.
    "end_staff" EndStaff {
        /// Which structure.
        structure: StructureId,
        /// Whom.
        tax_code: TaxCode,
    } -> ();
    /// Accepts to work for a structure.
    "accept_staff" AcceptStaff {
        /// Which structure.
        structure: StructureId,
    } -> ();
    /// The mandates given and received.
    "mandates" GetMandates {} -> Vec<Mandate>;
    /// An empty form for a mandate.
    "begin_mandate" BeginMandate {} -> MandateForm;
    /// Gives a mandate, in the name of whoever the person acts for. Again with the same id is the same mandate.
    "give_mandate" GiveMandate {
        /// Its form's.
        id: MandateId,
        /// To whom and for what.
        mandate: NewMandate,
    } -> ();
    /// Writes the document that proves a mandate into the person's documents; answers where.
    "save_evidence" SaveEvidence {
        /// Of which.
        id: MandateId,
        /// Its digest, as the mandate names it.
        sha256: String,
    } -> String;
    /// Accepts a mandate.
    "accept_mandate" AcceptMandate {
        /// Which.
        id: MandateId,
    } -> ();
    /// Ends a mandate that was given, or gives back one that was received.
    "end_mandate" EndMandate {
        /// Which.
        id: MandateId,
    } -> ();
    /// What others did for the person, newest first.
    "acts" GetActs {} -> Vec<Act>;
}
