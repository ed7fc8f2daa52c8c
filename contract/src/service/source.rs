//! Where a field's first answer comes from, so that nobody types twice what is known (criterion C.SE.1.5).

use serde::{Deserialize, Serialize};

use super::card::one_of_several;
use super::form::Kind;

one_of_several! {
    /// What the municipality or the device knows of the person.
    Source {
        /// The signed-in person ([`crate::sign_in::Person`]).
        Person = "person",
        /// Their first names.
        GivenName = "person.given_name",
        /// Their surname.
        FamilyName = "person.family_name",
        /// Their tax code.
        TaxCode = "person.tax_code",
        /// Their day of birth.
        BirthDate = "person.birth_date",
        /// Their place of birth, as it is called.
        Birthplace = "person.birthplace",
        /// Their residence, by the register office ([`crate::registry::Residence`]).
        Residence = "registry.residence",
        /// Their civil status ([`crate::registry::CivilStatus`]).
        CivilStatus = "registry.civil_status",
        /// Their first citizenship, as the register writes it.
        Citizenship = "registry.citizenship",
        /// The number of their identity document that is valid longest.
        IdentityDocument = "registry.identity_document",
        /// Who lives with them as husband, wife or partner, by the register office: often the other parent of a child.
        Partner = "registry.partner",
        /// For whom they act, where that is a person of their household.
        Child = "subject.child",
        /// The company for which they act, by name.
        CompanyName = "subject.company_name",
        /// Its VAT number.
        CompanyVatNumber = "subject.company_vat_number",
        /// A telephone number of the profile ([`crate::profile::Own`]), else the identity provider's.
        Phone = "own.phone",
        /// An e-mail address, likewise.
        Email = "own.email",
        /// A certified address, likewise.
        CertifiedMail = "own.certified_mail",
        /// The company of the profile, by name.
        OwnCompanyName = "own.company_name",
        /// Its VAT number.
        OwnCompanyVatNumber = "own.company_vat_number",
        /// An account of the profile.
        Iban = "own.iban",
        /// A vehicle of the profile.
        Vehicle = "own.vehicle",
        /// A property of the profile.
        Property = "own.property",
        /// The ISEE of the profile.
        Isee = "own.isee",
    }
}

impl Source {
    /// Whether a person may not change it in a form, which shows where it comes from instead.
    pub fn is_locked(self) -> bool {
        !self.word().starts_with("own.") && !matches!(self, Self::Child | Self::Partner)
    }

    /// Whether it can fill in a field of this kind.
    pub fn fits(self, kind: &Kind) -> bool {
        match self {
            Self::Person | Self::Partner => matches!(kind, Kind::Person),
            Self::GivenName | Self::FamilyName | Self::Birthplace | Self::CivilStatus | Self::Citizenship => {
                matches!(kind, Kind::ShortText { .. })
            }
            Self::IdentityDocument | Self::CompanyName | Self::OwnCompanyName => matches!(kind, Kind::ShortText { .. }),
            Self::TaxCode => matches!(kind, Kind::TaxCode),
            Self::BirthDate => matches!(kind, Kind::Date),
            Self::Residence => matches!(kind, Kind::Address),
            Self::Child => matches!(kind, Kind::HouseholdPerson),
            Self::CompanyVatNumber | Self::OwnCompanyVatNumber => matches!(kind, Kind::VatNumber),
            Self::Phone => matches!(kind, Kind::Phone),
            Self::Email => matches!(kind, Kind::Email),
            Self::CertifiedMail => matches!(kind, Kind::CertifiedMail),
            Self::Iban => matches!(kind, Kind::Iban),
            Self::Vehicle => matches!(kind, Kind::Plate),
            Self::Property => matches!(kind, Kind::Property),
            Self::Isee => matches!(kind, Kind::Isee),
            Self::Unknown => false,
        }
    }
}
