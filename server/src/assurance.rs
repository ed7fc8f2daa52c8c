//! How sure an identity is: the levels of SPID and CIE, which are those of ISO/IEC 29115 (LoA 2 to 4).

/// A level of assurance, the lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// One factor.
    L1,
    /// Two factors.
    L2,
    /// Two factors, one of them a certificate.
    L3,
}

impl Level {
    /// All of them, the lowest first.
    pub const ALL: [Self; 3] = [Self::L1, Self::L2, Self::L3];

    /// The authentication context class that stands for it (`acr`, OpenID Connect Core 2).
    pub fn acr(self) -> &'static str {
        match self {
            Self::L1 => "https://www.spid.gov.it/SpidL1",
            Self::L2 => "https://www.spid.gov.it/SpidL2",
            Self::L3 => "https://www.spid.gov.it/SpidL3",
        }
    }

    /// The level that an `acr` stands for.
    pub fn of_acr(acr: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.acr() == acr)
    }

    /// `L1`, as people call it and as forms carry it.
    pub fn name(self) -> &'static str {
        match self {
            Self::L1 => "L1",
            Self::L2 => "L2",
            Self::L3 => "L3",
        }
    }

    /// The level of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_by_its_acr_and_by_its_name() {
        for level in Level::ALL {
            assert_eq!(Level::of_acr(level.acr()), Some(level));
            assert_eq!(Level::named(level.name()), Some(level));
        }
        assert_eq!((Level::of_acr("https://www.spid.gov.it/SpidL4"), Level::named("")), (None, None));
        assert!(Level::L1 < Level::L2 && Level::L2 < Level::L3);
    }
}
